package io.vernier.codec;

import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/** Formats whose values are generated classes: enumerations, bit masks and groups. */
public final class TypedFormats {
    private TypedFormats() {}

    /** The format of an Enumerated AVP, given what makes its value of a number. */
    public static <T extends EnumeratedValue> AvpFormat<T> enumerated(IntFunction<T> of) {
        return new Enumerated<>(of);
    }

    /** The format of an Unsigned32 whose bits have names, given what makes its value of a number. */
    public static <T extends BitMask<T>> AvpFormat<T> bits32(LongFunction<T> of) {
        return new Bits<>(AvpFormats.UNSIGNED32, of);
    }

    /** The format of an Unsigned64 whose bits have names, given what makes its value of a number. */
    public static <T extends BitMask<T>> AvpFormat<T> bits64(LongFunction<T> of) {
        return new Bits<>(AvpFormats.UNSIGNED64, of);
    }

    /**
     * The format of a Grouped AVP, given what makes its view of the members. Where these are not well formed, the
     * list of members ends there and has a {@link AvpList#fault()}.
     */
    public static <T extends TypedGroup> AvpFormat<T> group(Function<AvpList, T> view) {
        return new Group<>(view);
    }

    private record Enumerated<T extends EnumeratedValue>(IntFunction<T> of) implements AvpFormat<T> {
        @Override
        public String name() {
            return AvpFormats.ENUMERATED.name();
        }

        @Override
        public boolean acceptsLength(int length) {
            return length == Integer.BYTES;
        }

        @Override
        public T decode(byte[] bytes, int offset, int length) {
            return of.apply(Octets.int32(bytes, offset));
        }

        @Override
        public void encode(T value, AvpWriter out) {
            out.putInt(value.value());
        }
    }

    private record Bits<T extends BitMask<T>>(AvpFormat<Long> number, LongFunction<T> of) implements AvpFormat<T> {
        @Override
        public String name() {
            return number.name();
        }

        @Override
        public boolean acceptsLength(int length) {
            return number.acceptsLength(length);
        }

        @Override
        public T decode(byte[] bytes, int offset, int length) {
            return of.apply(number.decode(bytes, offset, length));
        }

        @Override
        public void encode(T value, AvpWriter out) {
            number.encode(value.value(), out);
        }
    }

    private record Group<T extends TypedGroup>(Function<AvpList, T> view) implements AvpFormat<T> {
        @Override
        public String name() {
            return AvpFormats.GROUPED.name();
        }

        @Override
        public boolean acceptsLength(int length) {
            return true;
        }

        @Override
        public T decode(byte[] bytes, int offset, int length) {
            return view.apply(new AvpList(bytes, offset, offset + length));
        }

        @Override
        public void encode(T value, AvpWriter out) {
            out.copyAll(value.avps());
        }
    }
}
