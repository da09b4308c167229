/** The interface, asked over HTTP. */
@NullMarked
package dev.stepgate.web.api;

import org.jspecify.annotations.NullMarked;
