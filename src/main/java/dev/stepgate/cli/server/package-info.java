/** Runs on a server, driven and followed from this command line over its interface. */
@NullMarked
package dev.stepgate.cli.server;

import org.jspecify.annotations.NullMarked;
