package io.vernier.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ResultCode;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptTest {
    private final CountDownLatch served = new CountDownLatch(300);

    @Test
    void aProcessThatIsToldToEndReportsWhatItHasMeasured() throws IOException, InterruptedException {
        try (Node server = Node.named("ocs.example.net")
                .listen(Tcp.at("127.0.0.1", 0))
                .admit(PeerAdmission.loopback())
                .serve(CreditControlRequest.TYPE, this::answer)
                .start()) {
            Process load = load("aaa://127.0.0.1:" + server.port());
            assertThat(served.await(60, TimeUnit.SECONDS)).isTrue();

            load.toHandle().destroy(); // that of the process closes its output

            String report = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(report).contains("stopped early", "2001 DIAMETER_SUCCESS", "p99.99");
            assertThat(load.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private CreditControlAnswer answer(CreditControlRequest request) {
        served.countDown();
        return CreditControlAnswer.to(request).resultCode(ResultCode.SUCCESS).build();
    }

    private static Process load(String server) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.vernier.cli.Main",
                        "load",
                        "--to",
                        server,
                        "--rate",
                        "500",
                        "--warmup",
                        "0s",
                        "--duration",
                        "10m")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
