package io.vernier.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

/** What TLS deciphers while nobody reads. */
final class ReadGateTest {
    private final ByteBuf octets = Unpooled.EMPTY_BUFFER;
    private final ReadGate gate = new ReadGate();

    @Test
    void anOpenGateLetsEverythingThrough() {
        assertThat(gate.letsThrough(octets)).isTrue();
        gate.batchEnd();
        assertThat(gate.letsThrough(octets)).isTrue();
    }

    @Test
    void aClosedGateKeepsABatchThatHasNotBegun() {
        gate.letsThrough(octets);
        gate.setOpen(false);

        assertThat(gate.letsThrough(octets)).as("of the batch that has begun").isTrue();
        gate.batchEnd();
        assertThat(gate.letsThrough(octets)).isFalse();
        assertThat(gate.next()).isSameAs(octets);
        assertThat(gate.isEmpty()).isTrue();
    }

    @Test
    void aClosedGateLetsOneBatchThroughWhenAskedTo() {
        gate.setOpen(false);
        gate.openOnce();
        gate.batchEnd(); // of a read that gave nothing

        assertThat(gate.letsThrough(octets)).isTrue();
        assertThat(gate.letsThrough(octets)).isTrue();
        gate.batchEnd();
        assertThat(gate.letsThrough(octets)).isFalse();
    }

    @Test
    void whatIsHeldGoesFirst() {
        gate.setOpen(false);
        gate.letsThrough(octets);

        gate.setOpen(true);

        assertThat(gate.letsThrough(octets)).as("behind what is held").isFalse();
        gate.release();
    }

    @Test
    void closingTakesThePermissionBack() {
        gate.openOnce();
        gate.setOpen(false);

        assertThat(gate.letsThrough(octets)).isFalse();
        gate.release();
    }
}
