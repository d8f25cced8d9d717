/** Tests of the generator: it generates, compiles in memory, and uses the classes. */
@NullMarked
package io.vernier.generator;

import org.jspecify.annotations.NullMarked;
