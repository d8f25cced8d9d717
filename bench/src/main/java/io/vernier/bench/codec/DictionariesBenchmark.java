package io.vernier.bench.codec;

import io.vernier.bench.GyExchange;
import io.vernier.codec.Message;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Does a request take longer to be judged and read where more dictionaries are loaded? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DictionariesBenchmark {
    @Param
    public ShippedDictionaries dictionaries = ShippedDictionaries.ONE;

    private final byte[] request = GyExchange.request(GyExchange.session(1), 7, Instant.now())
            .message()
            .toBytes();
    private final Message received = Message.decode(request);
    private MessageValidator validator = MessageValidator.of(DictionarySet.of());

    @Setup
    public void load() {
        validator = MessageValidator.of(dictionaries.load());
    }

    @Benchmark
    public boolean validate() {
        return sound(received);
    }

    @Benchmark
    public long decodeValidateAndRead() {
        Message message = Message.decode(request);
        return sound(message) ? GyExchange.read(CreditControlRequest.of(message)) : 0;
    }

    private boolean sound(Message message) {
        if (!validator.validate(message).isEmpty()) {
            throw new IllegalStateException("the message is sound");
        }
        return true;
    }
}
