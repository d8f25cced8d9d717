package io.vernier.bench.codec;

import io.vernier.dictionary.DictionarySet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long does a cold process take to load its dictionaries, and how much of the heap do they hold? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class DictionaryStart {
    @Param
    public ShippedDictionaries dictionaries = ShippedDictionaries.ONE;

    private long before;
    private @Nullable DictionarySet loaded;

    @Setup
    public void look() {
        before = heap();
    }

    @Benchmark
    public DictionarySet load() {
        DictionarySet set = dictionaries.load();
        loaded = set;
        return set;
    }

    @TearDown
    public void tellHeap() {
        long held = heap() - before;
        int count = loaded == null ? 0 : loaded.dictionaries().size();
        System.out.println(count + " dictionaries hold " + held / 1024 + " KB of the heap");
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
