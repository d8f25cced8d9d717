// Generated from roads.dia: change that file, not this one.
package example.roads;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpKey;
import io.vernier.codec.AvpList;
import io.vernier.codec.DecodeException;
import io.vernier.codec.GrammarBuilder;
import io.vernier.codec.Outline;
import io.vernier.codec.TypedFormats;
import io.vernier.codec.TypedGroup;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The group Anything.
 *
 * <pre>{@code
 * Anything ::= < AVP Header: 118 32473 >
 *      1*2 { AVP }
 * }</pre>
 *
 * <p>A view of the octets: nothing is decoded before it is asked for. Getters throw {@link DecodeException} for an AVP
 * whose length or value does not fit its format, those of required AVPs also where it is missing.
 */
public final class Anything implements TypedGroup {
    /** How the group is read and written. */
    public static final AvpFormat<Anything> FORMAT = TypedFormats.group(Anything::of);

    private static final Outline OUTLINE = Outline.group("Anything", "")
            .any("1*2 { AVP }")
            .build();

    private final AvpList avps;

    private Anything(AvpList avps) {
        this.avps = avps;
    }

    /** Members seen as this group; whether they are its members is not asked. */
    public static Anything of(AvpList avps) {
        return new Anything(avps);
    }

    /**
     * A group on its own, to be put into messages later.
     *
     * @throws IllegalStateException if an AVP is missing or there are too many of it
     */
    public static Anything of(Consumer<Builder> members) {
        var builder = new Builder();
        members.accept(builder);
        return builder.build();
    }

    @Override
    public AvpList avps() {
        return avps;
    }

    /** The AVPs that the grammar does not name, in their order. */
    public List<Avp> otherAvps() {
        return OUTLINE.others(avps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Anything that && avps.equals(that.avps);
    }

    @Override
    public int hashCode() {
        return avps.hashCode();
    }

    @Override
    public String toString() {
        return avps.toString();
    }

    /** Writes the group AVP by AVP, into the buffer of what it is a part of. */
    public static final class Builder extends GrammarBuilder {
        private Builder() {
            super(OUTLINE);
        }

        /** For the builders of what contains this group. */
        public Builder(GrammarBuilder outer) {
            super(OUTLINE, outer);
        }

        /** Adds an AVP that the grammar does not name. */
        public Builder avp(Avp avp) {
            other(avp);
            return this;
        }

        /** Adds an AVP that the grammar does not name. */
        public <T> Builder avp(AvpKey<T> key, T value) {
            other(key, value);
            return this;
        }

        private Anything build() {
            return new Anything(members());
        }
    }
}
