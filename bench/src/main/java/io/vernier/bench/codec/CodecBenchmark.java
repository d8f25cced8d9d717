package io.vernier.bench.codec;

import io.vernier.bench.GyExchange;
import io.vernier.codec.Message;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does it cost to build, to decode, to read and to validate a Credit-Control-Request of 380 octets? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {
    private final String session = GyExchange.session(1);
    private final Instant now = Instant.now();
    private final byte[] octets = GyExchange.request(session, 7, now).message().toBytes();
    private final CreditControlRequest received = CreditControlRequest.of(Message.decode(octets));
    private final Message answer = GyExchange.answer(received).message();
    private final MessageValidator validator = MessageValidator.of(DictionarySet.of(CreditControl.dictionary()));
    private long number;

    /** A message is its octets: to build it is to encode it. */
    @Benchmark
    public CreditControlRequest buildRequest() {
        return GyExchange.request(session, number++, now);
    }

    @Benchmark
    public CreditControlAnswer buildAnswer() {
        return GyExchange.answer(received);
    }

    @Benchmark
    public Message decode() {
        return Message.decode(octets);
    }

    @Benchmark
    public long decodeAndRead() {
        return GyExchange.read(CreditControlRequest.of(Message.decode(octets)));
    }

    /** Against the grammar, all groups included. A fault would make this the cost of something else. */
    @Benchmark
    public boolean validate() {
        if (!validator.validate(received.message()).isEmpty()) {
            throw new IllegalStateException("the request is sound");
        }
        return true;
    }

    @Benchmark
    public boolean readAnswer() {
        return GyExchange.isGranted(CreditControlAnswer.of(answer));
    }

    @Benchmark
    public long roundTrip() {
        Message built = GyExchange.request(session, number++, now).message();
        return GyExchange.read(CreditControlRequest.of(Message.decode(built.toBytes())));
    }
}
