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

/**
 * What does it cost to build, to decode, to read and to validate a Credit-Control-Request of 380 octets, and its answer
 * of 248?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {
    private final String session = GyExchange.session(1);
    private final Instant now = Instant.now();
    private final CreditControlRequest received = decoded(GyExchange.request(session, 7, now));
    private final byte[] request = received.message().toBytes();
    private final byte[] answer = GyExchange.answer(received).message().toBytes();
    private final Message receivedAnswer = Message.decode(answer);
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
    public Message decodeRequest() {
        return Message.decode(request);
    }

    @Benchmark
    public long decodeAndReadRequest() {
        return eightFields(CreditControlRequest.of(Message.decode(request)));
    }

    @Benchmark
    public long decodeAndReadAnswer() {
        return eightFields(CreditControlAnswer.of(Message.decode(answer)));
    }

    /** Against the grammar, all groups included. A fault would make this the cost of something else. */
    @Benchmark
    public boolean validateRequest() {
        return sound(received.message());
    }

    @Benchmark
    public boolean validateAnswer() {
        return sound(receivedAnswer);
    }

    /** What one request costs both ends without validation. */
    @Benchmark
    public long roundTrip() {
        return eightFields(decoded(GyExchange.request(session, number++, now)));
    }

    /** All that the codec does in one exchange, at both ends together. */
    @Benchmark
    public boolean exchange() {
        CreditControlRequest arrived = decoded(GyExchange.request(session, number++, now));
        boolean good = sound(arrived.message()) && GyExchange.read(arrived) != 0;
        Message back = Message.decode(GyExchange.answer(arrived).message().toBytes());
        return good && sound(back) && GyExchange.isGranted(CreditControlAnswer.of(back));
    }

    private boolean sound(Message message) {
        if (!validator.validate(message).isEmpty()) {
            throw new IllegalStateException("the message is sound");
        }
        return true;
    }

    private static CreditControlRequest decoded(CreditControlRequest built) {
        return CreditControlRequest.of(Message.decode(built.message().toBytes()));
    }

    private static long eightFields(CreditControlRequest request) {
        return GyExchange.read(request)
                + request.originHost().length()
                + request.ccRequestType().value();
    }

    private static long eightFields(CreditControlAnswer answer) {
        var service = answer.multipleServicesCreditControl().get(0);
        var granted = service.grantedServiceUnit().orElseThrow();
        return answer.resultCode()
                + answer.sessionId().length()
                + answer.originHost().length()
                + answer.ccRequestNumber()
                + granted.ccTime().orElse(0)
                + granted.ccTotalOctets().orElse(0)
                + service.ratingGroup().orElse(0)
                + service.validityTime().orElse(0);
    }
}
