/** The interface for programs: everything the pages do, as documented calls under /api/v1. */
@NullMarked
package dev.stepgate.web.api;

import org.jspecify.annotations.NullMarked;
