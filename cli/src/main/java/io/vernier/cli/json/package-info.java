/**
 * JSON as the command writes and reads it: one object a line, numbers of any size, errors that name the place.
 * Start reading at {@link io.vernier.cli.json.JsonWriter}.
 */
@NullMarked
package io.vernier.cli.json;

import org.jspecify.annotations.NullMarked;
