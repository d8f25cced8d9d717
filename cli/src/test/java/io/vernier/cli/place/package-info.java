/** Start reading at {@link io.vernier.cli.place.PlaceTest}. */
@NullMarked
package io.vernier.cli.place;

import org.jspecify.annotations.NullMarked;
