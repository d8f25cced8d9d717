package io.vernier.codec;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Messages as they should be and as they should not, from a seed: the same seed gives the same ones. */
final class AnyOctets {
    private static final int DEEPEST = 5;
    private static final int[] CODES = {1, 258, 263, 264, 268, 279, 284, 297, 456, 873, -1};
    private static final int[] VENDORS = {0, 0, 0, 9, 10415, -1};

    private final SplittableRandom random;

    AnyOctets(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A sound message. */
    Message message() {
        var builder = Message.builder(random.nextInt(1 << 24), random.nextLong(1L << 32))
                .flags(random.nextInt(256))
                .hopByHopId(random.nextInt())
                .endToEndId(random.nextInt());
        avps(builder.writer(), 0);
        return builder.build();
    }

    /** Octets that were a sound message before something happened to them. */
    byte[] damaged() {
        byte[] bytes = message().toBytes();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = damaged(bytes);
        }
        return bytes;
    }

    /** Octets that never were anything. */
    byte[] noise() {
        var bytes = new byte[random.nextInt(120)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] damaged(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int place = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[place] = (byte) random.nextInt();
            case 2 -> bytes[place & ~3] = 0;
            case 3 -> {
                return Arrays.copyOf(bytes, place);
            }
            default -> {
                return Arrays.copyOf(bytes, bytes.length + random.nextInt(20));
            }
        }
        return bytes;
    }

    private void avps(AvpWriter out, int depth) {
        for (int i = random.nextInt(6); i > 0; i--) {
            int code = CODES[random.nextInt(CODES.length)];
            int vendor = VENDORS[random.nextInt(VENDORS.length)];
            int flags = random.nextInt(4) << 5;
            if (depth < DEEPEST && random.nextInt(3) == 0) {
                int group = out.beginGroup(code, vendor, flags);
                avps(out, depth + 1);
                out.end(group);
                continue;
            }
            var data = new byte[random.nextInt(3) == 0 ? 4 : random.nextInt(40)];
            random.nextBytes(data);
            out.octets(code, vendor, flags, data);
        }
    }
}
