/** The programs of the documentation run, and the documentation shows what runs. */
@NullMarked
package io.vernier.examples;

import org.jspecify.annotations.NullMarked;
