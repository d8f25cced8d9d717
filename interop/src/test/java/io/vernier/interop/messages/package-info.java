/**
 * Every message that our dictionaries allow, as specimens for foreign judges. Start reading at {@link
 * io.vernier.interop.messages.Specimen}.
 */
@NullMarked
package io.vernier.interop.messages;

import org.jspecify.annotations.NullMarked;
