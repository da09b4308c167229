/** Files and folders from one host to another: resumable, proven at both ends, named at the end. */
@NullMarked
package dev.stepgate.host.transfer;

import org.jspecify.annotations.NullMarked;
