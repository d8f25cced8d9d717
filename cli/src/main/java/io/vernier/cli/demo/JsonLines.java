package io.vernier.cli.demo;

import io.vernier.cli.load.Report;
import io.vernier.cli.shell.Terminal;
import io.vernier.json.JsonWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints what happens as one object a line. */
final class JsonLines implements Consumer<Sight> {
    private final Terminal terminal;
    private final Stopwatch stopwatch = new Stopwatch();

    JsonLines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(Sight sight) {
        var line = new StringBuilder();
        var json = new JsonWriter(line).beginObject();
        json.name("ms").rounded(stopwatch.millis(sight), 3);
        switch (sight) {
            case Sight.Chapter chapter -> words(json, "chapter", chapter.words());
            case Sight.Passed passed -> passed(json, passed);
            case Sight.Cut cut -> words(json, "cut", "the connection is cut");
            case Sight.Told told -> {
                words(json, "event", told.words());
                json.name("mood").value(told.mood().name().toLowerCase(Locale.ROOT));
            }
            case Sight.Measured measured -> figures(json, measured.report());
        }
        json.endObject();
        terminal.out().println(line);
        terminal.out().flush();
    }

    private static void words(JsonWriter json, String kind, String words) {
        json.name("kind").value(kind).name("words").value(words);
    }

    private static void passed(JsonWriter json, Sight.Passed passed) {
        words(json, "message", Words.meaning(passed.message()));
        json.name("from").value(passed.fromClient() ? "client" : "server");
        json.name("name").value(Words.name(passed.message()));
        json.name("request").value(passed.message().isRequest());
        Words.result(passed.message()).ifPresent(code -> json.name("resultCode").value(code.longValue()));
        json.name("length").value(passed.message().length());
    }

    private static void figures(JsonWriter json, Report report) {
        json.name("kind").value("throughput");
        json.name("perSecond").rounded(report.rate(), 0);
        json.name("inFlight").value(report.pace().inFlight());
        json.name("seconds").value(report.pace().measured().toMillis() / 1e3);
        json.name("p50Millis").rounded(report.percentileMillis(50), 3);
        json.name("p99Millis").rounded(report.percentileMillis(99), 3);
        json.name("cores").rounded(report.evidence().cores(), 2);
        json.name("errors").value(report.errors());
    }
}
