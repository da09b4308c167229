/** The pages that people look at. */
@NullMarked
package dev.stepgate.web.pages;

import org.jspecify.annotations.NullMarked;
