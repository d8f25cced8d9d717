/**
 * Wireshark's dissector as the judge of our bytes: messages go to it in a capture file, and what it reads comes back as
 * records. Start reading at {@link io.vernier.interop.tshark.Tshark}.
 */
@NullMarked
package io.vernier.interop.tshark;

import org.jspecify.annotations.NullMarked;
