package io.vernier.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SctpSupportTest {
    /** What the child of the test below runs. */
    static final class Asking {
        public static void main(String[] arguments) {
            System.out.println(SctpTransport.obstacle());
            try {
                SctpTransport.open().close();
            } catch (TransportException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aRunTimeImageWithoutTheModuleIsToldInWords() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(
                        java,
                        "--limit-modules",
                        "java.base,java.logging,java.naming,jdk.unsupported",
                        "-cp",
                        System.getProperty("java.class.path", "."),
                        Asking.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("VN-3208") && line.contains("--add-modules jdk.sctp")))
                .as(said)
                .hasSize(2);
        assertThat(said).doesNotContain("Error");
    }

    @Test
    void whatIsMissingIsSeenByWhatTheJdkThrows() {
        assertThat(SctpSupport.explain(new UnsupportedOperationException("Protocol not supported"))
                        .toString())
                .startsWith(TransportProblem.NO_SCTP_KERNEL.code())
                .contains("modprobe sctp");
        assertThat(SctpSupport.explain(new UnsupportedOperationException(
                                "libsctp.so.1: cannot open shared object file: No such file or directory"))
                        .toString())
                .startsWith(TransportProblem.NO_SCTP_LIBRARY.code())
                .contains("libsctp1");
        assertThat(SctpSupport.explain(new NoClassDefFoundError("com/sun/nio/sctp/SctpChannel"))
                        .toString())
                .startsWith(TransportProblem.NO_SCTP_MODULE.code())
                .contains("jdk.sctp");
    }

    @Test
    void whereThereIsAnObstacleOpeningFailsWithIt() {
        Optional<String> obstacle = SctpTransport.obstacle().map(why -> why.toString());
        if (obstacle.isEmpty()) {
            SctpTransport.open().close();
            return;
        }

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(SctpTransport::open)
                .withMessage(obstacle.get());
    }
}
