package io.vernier.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vernier.cli.Run;
import io.vernier.transport.sctp.SctpTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says on a machine without SCTP. */
class ServeWithoutSctpTest {
    @BeforeEach
    void onAMachineWithoutIt() {
        assumeTrue(SctpTransport.obstacle().isPresent(), "this machine has SCTP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --admin none --listen sctp://127.0.0.1:0",
                "send ccr-i --to sctp://127.0.0.1",
                "send dwr --to aaa://127.0.0.1;transport=sctp",
                "load --to sctp://127.0.0.1"
            })
    void whatIsMissingIsSaidWithItsRemedy(String line) {
        var run = Run.vernier(line.split(" ", -1));

        assertThat(run.err())
                .startsWith("vernier: " + SctpTransport.obstacle().orElseThrow())
                .hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(3);
    }
}
