package io.vernier.interop.node;

import io.vernier.interop.process.ForeignProcess;
import io.vernier.interop.process.Processes;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Vernier node that serves credit control in a process of its own, so that it can be killed as any other can. Prints
 * {@code READY port N}, and how many requests it has answered at each hundred; ends with its standard input.
 */
final class ServerProgram {
    private final ForeignProcess process;
    private final int port;

    private ServerProgram(ForeignProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one; port 0 takes a free one. */
    static ServerProgram start(Processes processes, int port) {
        var process = processes.start(
                "vernier",
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProgram.class.getName(),
                        Integer.toString(port)));
        return new ServerProgram(
                process, Integer.parseInt(process.expect("^READY port (\\d+)").group(1)));
    }

    int port() {
        return port;
    }

    ForeignProcess process() {
        return process;
    }

    public static void main(String[] arguments) throws IOException {
        var answered = new AtomicLong();
        try (var node = Ours.server(Integer.parseInt(arguments[0]))
                .serve(CreditControlRequest.TYPE, request -> {
                    long count = answered.incrementAndGet();
                    if (count % 100 == 0) {
                        System.out.println("answered " + count);
                    }
                    return Ours.answer(request);
                })
                .start()) {
            System.out.println("READY port " + Ours.port(node));
            System.in.transferTo(System.out);
        }
    }
}
