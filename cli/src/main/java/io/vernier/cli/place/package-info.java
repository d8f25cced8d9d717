/** Where nodes listen and are reached, as people write it on a command line. Start reading at {@link io.vernier.cli.place.Place}. */
@NullMarked
package io.vernier.cli.place;

import org.jspecify.annotations.NullMarked;
