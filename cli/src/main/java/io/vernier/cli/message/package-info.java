/**
 * Messages as people and programs read them: as text, as JSON, and back from JSON. Start reading at
 * {@link io.vernier.cli.message.MessageJson}.
 */
@NullMarked
package io.vernier.cli.message;

import org.jspecify.annotations.NullMarked;
