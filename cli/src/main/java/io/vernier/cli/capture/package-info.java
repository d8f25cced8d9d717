/**
 * Diameter messages out of packet captures: pcap and pcapng files, TCP streams and SCTP chunks put together again.
 * Nothing here knows what an AVP is. Start reading at {@link io.vernier.cli.capture.Capture}.
 */
@NullMarked
package io.vernier.cli.capture;

import org.jspecify.annotations.NullMarked;
