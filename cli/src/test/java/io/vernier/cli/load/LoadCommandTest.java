package io.vernier.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.ResultCode;
import io.vernier.json.Json;
import io.vernier.json.JsonReader;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.messages.threegpp.gy.Gy;
import io.vernier.node.Node;
import io.vernier.node.PeerAdmission;
import io.vernier.node.RequestHandler;
import io.vernier.node.Tcp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {
    private final ConcurrentMap<CcRequestType, Boolean> seen = new ConcurrentHashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.stop(Duration.ZERO));
    }

    @Test
    void aClosedLoopCountsAnswersAndPlaysWholeSessions() {
        var run = load(server(ResultCode.SUCCESS), "--in-flight", "8", "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        var report = object(run);
        assertThat(report).containsEntry("mode", new Json.Text("closed"));
        assertThat(report).containsEntry("server", new Json.Text("ocs.example.net"));
        assertThat(number(report, "answered")).isPositive();
        assertThat(number(report, "failed")).isZero();
        assertThat(number(report, "errors")).isZero();
        var latency = ((Json.Members) member(report, "latencyMillis")).members();
        assertThat(latency).containsOnlyKeys("p50", "p90", "p99", "p99.9", "p99.99", "max");
        assertThat(number(latency, "p50")).isPositive().isLessThanOrEqualTo(number(latency, "max"));
        assertThat(member(report, "results").toString()).contains("2001", "DIAMETER_SUCCESS");
        assertThat(seen)
                .containsOnlyKeys(
                        CcRequestType.INITIAL_REQUEST, CcRequestType.UPDATE_REQUEST, CcRequestType.TERMINATION_REQUEST);
    }

    @Test
    void anOpenLoopSendsAtItsRate() {
        var run = load(server(ResultCode.SUCCESS), "--rate", "200", "--request", "ccr-e", "--json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        var report = object(run);
        assertThat(report).containsEntry("mode", new Json.Text("open"));
        assertThat(number(report, "answered")).isBetween(59.0, 61.0);
        assertThat(number(report, "neverSent")).isZero();
        assertThat(seen).containsOnlyKeys(CcRequestType.EVENT_REQUEST);
    }

    @Test
    void anOpenLoopCountsWhatAStalledServerKeptFromLeaving() {
        var stalled = new CountDownLatch(1);
        var run = load(stalling(stalled), "--rate", "1000", "--concurrency", "2", "--timeout", "500ms", "--json");
        stalled.countDown();

        var report = object(run);
        assertThat(number(report, "neverSent")).isGreaterThan(100);
        assertThat(number(report, "answered")).isEqualTo(0);
    }

    @Test
    void latenciesGoToFilesAndStepsHaveTheirOwn(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("load.csv");
        Path hdr = folder.resolve("load.hgrm");

        var run =
                load(server(ResultCode.SUCCESS), "--rate", "100,200", "--csv", csv.toString(), "--hdr", hdr.toString());

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("since due", "since sent", "sent late", "p99.99", "asked per second");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80).noneMatch(line -> line.contains("\u001b"));
        assertThat(Files.readAllLines(csv))
                .anyMatch(line -> line.startsWith("100,"))
                .anyMatch(line -> line.startsWith("200,"));
        assertThat(Files.readString(hdr)).contains("Percentile", "Total count");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeTheLoadBegins(@TempDir Path folder) {
        var run = load(
                server(ResultCode.SUCCESS),
                "--csv",
                folder.resolve("missing/load.csv").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("VN-8002", "missing/load.csv");
        assertThat(seen).isEmpty();
    }

    @Test
    void answersToOtherRequestsAreNoAnswers() {
        var run = load(serve(request -> CreditControlAnswer.to(request)
                .resultCode(ResultCode.SUCCESS)
                .ccRequestNumber(request.ccRequestNumber() + 7)
                .build()));

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("VN-8701", "as number 7");
    }

    @Test
    void aServiceThatIsRefusedIsNoSuccess() {
        var run = load(serve(request -> CreditControlAnswer.to(request)
                .resultCode(ResultCode.SUCCESS)
                .multipleServicesCreditControl(service -> service.resultCode(ResultCode.CREDIT_LIMIT_REACHED))
                .build()));

        assertThat(run.exitCode()).isEqualTo(ExitCode.PEER_REJECTED);
        assertThat(run.out()).contains("4012 DIAMETER_CREDIT_LIMIT_REACHED", "the server's refusals: 100 %");
    }

    @Test
    void severalConnectionsHaveIdentitiesOfTheirOwn() {
        int port = server(ResultCode.SUCCESS);
        var run = load(port, "--connections", "2", "--identity", "pgw.example.net");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("2 connections", "p99.9", "limited by", "2001 DIAMETER_SUCCESS");
    }

    @Test
    void aMissedThresholdEndsWithNinetyNine() {
        var run = load(server(ResultCode.SUCCESS), "--threshold", "p99<1us,errors<=0%");

        assertThat(run.exitCode()).isEqualTo(ExitCode.THRESHOLDS_MISSED);
        assertThat(run.out()).contains("missed", "p99<1us", "kept", "errors<=0%");
    }

    @Test
    void aServerThatRefusesEverythingEndsWithFour() {
        var run = load(server(ResultCode.USER_UNKNOWN));

        assertThat(run.exitCode()).isEqualTo(ExitCode.PEER_REJECTED);
        assertThat(run.out()).contains("5030 DIAMETER_USER_UNKNOWN", "100.00 %");
    }

    @Test
    void aServerThatNeverAnswersEndsWithFive() {
        var stalled = new CountDownLatch(1);
        var run = load(stalling(stalled), "--timeout", "200ms");
        stalled.countDown();

        assertThat(run.exitCode()).isEqualTo(ExitCode.TIMEOUT);
        assertThat(run.err()).contains("No request was answered", "VN-2502");
    }

    @Test
    void aPortWhereNobodyListensEndsWithThree() {
        int port = server(ResultCode.SUCCESS);
        stop();

        var run = load(port);

        assertThat(run.exitCode()).isEqualTo(ExitCode.CONNECTION_FAILED);
        assertThat(run.err()).startsWith("vernier: VN-").contains("127.0.0.1");
    }

    @Test
    void aServerThatDoesNotKnowUsEndsWithFour() {
        Node node = Node.named("ocs.example.net")
                .listen(Tcp.at("127.0.0.1", 0))
                .use(Gy.APPLICATION)
                .start();
        nodes.add(node);

        var run = load(node.listening().getFirst().endpoint().port());

        assertThat(run.exitCode()).isEqualTo(ExitCode.PEER_REJECTED);
        assertThat(run.err()).contains("VN-22");
    }

    @Test
    void wrongOptionsAreNamedWithWhatWasExpected() {
        assertThat(Run.vernier("load").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.vernier("load", "--to", "127.0.0.1", "--rate", "fast").err())
                .contains("--rate", "\"fast\"", "expected");
        assertThat(Run.vernier("load", "--to", "127.0.0.1", "--duration", "0s").err())
                .contains("--duration", "expected");
        assertThat(Run.vernier("load", "--to", "127.0.0.1", "--threshold", "p98<1ms")
                        .err())
                .contains("--threshold", "p98<1ms", "expected");
        assertThat(Run.vernier("load", "--to", "127.0.0.1", "--concurrency", "0")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    private static Run load(int port, String... options) {
        var arguments = new ArrayList<>(List.of("load", "--to", "aaa://127.0.0.1:" + port));
        arguments.addAll(List.of("--warmup", "100ms", "--duration", "300ms"));
        arguments.addAll(List.of(options));
        return Run.vernier(arguments.toArray(String[]::new));
    }

    private int server(int resultCode) {
        return serve(request -> answer(request, resultCode));
    }

    private int stalling(CountDownLatch stalled) {
        return serve(request -> {
            stalled.await();
            return answer(request, ResultCode.SUCCESS);
        });
    }

    private int serve(RequestHandler<CreditControlRequest, CreditControlAnswer> handler) {
        Node node = Node.named("ocs.example.net")
                .listen(Tcp.at("127.0.0.1", 0))
                .admit(PeerAdmission.loopback())
                .serve(CreditControlRequest.TYPE, handler)
                .start();
        nodes.add(node);
        return node.listening().getFirst().endpoint().port();
    }

    private CreditControlAnswer answer(CreditControlRequest request, int resultCode) {
        seen.put(request.ccRequestType(), true);
        return CreditControlAnswer.to(request).resultCode(resultCode).build();
    }

    private static Map<String, Json> object(Run run) {
        return ((Json.Members) JsonReader.readAll(run.out()).getFirst()).members();
    }

    private static double number(Map<String, Json> object, String name) {
        return ((Json.Figure) member(object, name)).number().doubleValue();
    }

    private static Json member(Map<String, Json> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }
}
