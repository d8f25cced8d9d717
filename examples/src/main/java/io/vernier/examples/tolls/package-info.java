/**
 * An application with a dictionary of one's own: {@code src/main/dia/messages.dia} and what is generated from it.
 * Start reading at {@link io.vernier.examples.tolls.TollOffice}.
 */
@NullMarked
package io.vernier.examples.tolls;

import org.jspecify.annotations.NullMarked;
