/** What a database's tables look like, read from its catalog. */
@NullMarked
package dev.stepgate.data.schema;

import org.jspecify.annotations.NullMarked;
