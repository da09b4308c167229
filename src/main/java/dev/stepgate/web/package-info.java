/** The console: starts the server, and holds what all its parts share. */
@NullMarked
package dev.stepgate.web;

import org.jspecify.annotations.NullMarked;
