// Generated from toll.dia: change that file, not this one.
package example.toll;

import static io.vernier.codec.AvpFlags.MANDATORY;

import example.base.ProxyInfo;
import example.roads.RoadClass;
import io.vernier.codec.Answer;
import io.vernier.codec.Avp;
import io.vernier.codec.AvpList;
import io.vernier.codec.CommandBuilder;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Message;
import io.vernier.codec.Outline;
import io.vernier.dictionary.ApplicationCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What it costs (RFC 0000 section 3.2).
 *
 * <pre>{@code
 * Toll-Answer ::= < Diameter Header: 9000, PXY >
 *          < Session-Id >
 *          { Result-Code }
 *          { Auth-Application-Id }
 *          { Origin-Host }
 *          { Origin-Realm }
 *          { Toll-Number }
 *          [ Toll ]
 *          [ Road-Class ]
 *        * [ Proxy-Info ]
 * }</pre>
 *
 * <p>A view of a message: nothing is decoded before it is asked for. Getters throw {@link DecodeException} for an AVP
 * whose length or value does not fit its format, those of required AVPs also where it is missing.
 */
public final class TollAnswer implements Answer {
    /** The command, to recognise it and to serve it. */
    public static final ApplicationCommand<TollAnswer> TYPE = new ApplicationCommand<>(
            "Toll-Answer", 9000, 16777999, false, TollAnswer::of, () -> TollCollection.APPLICATION);

    private static final Outline OUTLINE = Outline.answer("Toll-Answer", "RFC 0000 section 3.2")
            .avp("< Session-Id >", 263)
            .avp("{ Result-Code }", 268)
            .avp("{ Auth-Application-Id }", 258)
            .avp("{ Origin-Host }", 264)
            .avp("{ Origin-Realm }", 296)
            .avp("{ Toll-Number }", 201, 32473)
            .avp("[ Toll ]", 202, 32473)
            .avp("[ Road-Class ]", 102, 32473)
            .avp("* [ Proxy-Info ]", 284)
            .build();

    private final Message message;
    private final AvpList avps;

    private TollAnswer(Message message) {
        this.message = message;
        this.avps = message.avps();
    }

    /** A message seen as this command; whether it is one is not asked. */
    public static TollAnswer of(Message message) {
        return new TollAnswer(message);
    }

    /** Starts the answer to a request, with what it takes from there. */
    public static Builder to(TollRequest request) {
        return new Builder(request.message());
    }

    @Override
    public Message message() {
        return message;
    }

    /** {@code < Session-Id >}. */
    public String sessionId() {
        int avp = avps.find(263, 0, "Session-Id");
        return avps.utf8At(avp);
    }

    /** {@code { Result-Code }}. */
    @Override
    public long resultCode() {
        int avp = avps.find(268, 0, "Result-Code");
        return avps.unsigned32At(avp);
    }

    /** {@code { Auth-Application-Id }}. */
    public long authApplicationId() {
        int avp = avps.find(258, 0, "Auth-Application-Id");
        return avps.unsigned32At(avp);
    }

    /** {@code { Origin-Host }}. */
    public String originHost() {
        int avp = avps.find(264, 0, "Origin-Host");
        return avps.utf8At(avp);
    }

    /** {@code { Origin-Realm }}. */
    public String originRealm() {
        int avp = avps.find(296, 0, "Origin-Realm");
        return avps.utf8At(avp);
    }

    /** {@code { Toll-Number }}: counts the passages of a session. */
    public long tollNumber() {
        int avp = avps.find(201, 32473, "Toll-Number");
        return avps.unsigned32At(avp);
    }

    /** {@code [ Toll ]}: RFC 0000 section 4.9. */
    public Optional<Toll> toll() {
        int avp = avps.find(202, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(Toll.of(avps.groupAt(avp)));
    }

    /** {@code [ Road-Class ]}: RFC 0000 section 4.3. */
    public Optional<RoadClass> roadClass() {
        int avp = avps.find(102, 32473);
        return avp < 0 ? Optional.empty() : Optional.of(RoadClass.of(avps.integer32At(avp)));
    }

    /** {@code * [ Proxy-Info ]}. */
    public List<ProxyInfo> proxyInfo() {
        return avps.all(284, 0, ProxyInfo.FORMAT);
    }

    /** The AVPs that the grammar does not name, in their order. */
    public List<Avp> otherAvps() {
        return OUTLINE.others(avps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TollAnswer that && message.equals(that.message);
    }

    @Override
    public int hashCode() {
        return message.hashCode();
    }

    @Override
    public String toString() {
        return message.toString();
    }

    /**
     * Writes the message AVP by AVP; the order of the calls does not matter, that of the grammar is the cheapest.
     * Numbers that do not fit an AVP are refused at once, with an {@link IllegalArgumentException}.
     */
    public static final class Builder extends CommandBuilder {
        private Builder(Message request) {
            super(OUTLINE, request, 0);
        }

        /** Sets {@code < Session-Id >}. */
        public Builder sessionId(String value) {
            utf8(0, 263, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Result-Code }}. */
        public Builder resultCode(long value) {
            unsigned32(1, 268, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Auth-Application-Id }}. */
        public Builder authApplicationId(long value) {
            unsigned32(2, 258, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Origin-Host }}. */
        public Builder originHost(String value) {
            identity(3, 264, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Origin-Realm }}. */
        public Builder originRealm(String value) {
            identity(4, 296, 0, MANDATORY, value);
            return this;
        }

        /** Sets {@code { Toll-Number }}: counts the passages of a session. */
        public Builder tollNumber(long value) {
            unsigned32(5, 201, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code [ Toll ]}: RFC 0000 section 4.9. */
        public Builder toll(Consumer<Toll.Builder> members) {
            group(6, 202, 32473, MANDATORY, new Toll.Builder(this), members);
            return this;
        }

        /** Sets {@code [ Toll ]}: RFC 0000 section 4.9. */
        public Builder toll(Toll value) {
            group(6, 202, 32473, MANDATORY, value);
            return this;
        }

        /** Sets {@code [ Road-Class ]}: RFC 0000 section 4.3. */
        public Builder roadClass(RoadClass value) {
            integer32(7, 102, 32473, 0, value.value());
            return this;
        }

        /** Adds {@code * [ Proxy-Info ]}. */
        public Builder proxyInfo(Consumer<ProxyInfo.Builder> members) {
            group(8, 284, 0, MANDATORY, new ProxyInfo.Builder(this), members);
            return this;
        }

        /** Adds {@code * [ Proxy-Info ]}. */
        public Builder proxyInfo(ProxyInfo value) {
            group(8, 284, 0, MANDATORY, value);
            return this;
        }

        /**
         * The message.
         *
         * @throws IllegalStateException if an AVP is missing or there are too many of it
         */
        public TollAnswer build() {
            return new TollAnswer(message());
        }
    }
}
