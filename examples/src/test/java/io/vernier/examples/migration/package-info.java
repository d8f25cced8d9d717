@NullMarked
package io.vernier.examples.migration;

import org.jspecify.annotations.NullMarked;
