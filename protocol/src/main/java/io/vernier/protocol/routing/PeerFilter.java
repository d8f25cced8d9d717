package io.vernier.protocol.routing;

import io.vernier.codec.AvpKey;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.peer.Capabilities;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of several peers a request may go to, by what they said of themselves in the capabilities exchange. Names are
 * compared as RFC 6733 section 4.3.1 has it for identities, without regard to case. Immutable.
 */
public sealed interface PeerFilter {
    /** Stands for every name where one is asked for. */
    String ANY = "*";

    /**
     * Those of some candidates that match.
     *
     * @param candidates the peers to choose from
     * @param capabilities what a peer said of itself
     * @param request the request that is to be sent
     * @param <P> the owner's object for a peer
     * @return the matching ones, in their order unless the filter says otherwise
     * @throws io.vernier.codec.DecodeException if a Destination-Host or Destination-Realm that it asks for is not readable
     */
    <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request);

    /** Whether one peer matches. */
    default boolean matches(Capabilities peer, Message request) {
        return !select(List.of(peer), Function.identity(), request).isEmpty();
    }

    /** Matches every peer, as if there were no filter. */
    static PeerFilter none() {
        return new None();
    }

    /**
     * Matches the peer whose Origin-Host is the request's Destination-Host, and every peer where the request has none. It
     * takes away agents that could bring the request there.
     */
    static PeerFilter host() {
        return new Destination(false);
    }

    /** Matches peers whose Origin-Realm is the request's Destination-Realm, and every peer where the request has none. */
    static PeerFilter realm() {
        return new Destination(true);
    }

    /** Matches the peer with this Origin-Host; {@link #ANY} matches every peer. */
    static PeerFilter host(String originHost) {
        return new Named(false, originHost);
    }

    /** Matches peers with this Origin-Realm; {@link #ANY} matches every peer. */
    static PeerFilter realm(String originRealm) {
        return new Named(true, originRealm);
    }

    /** Matches peers whose capabilities pass a test. A test that throws has not been passed. */
    static PeerFilter eval(Predicate<? super Capabilities> test) {
        return new Eval(test);
    }

    /** Matches what another filter does not. */
    static PeerFilter not(PeerFilter filter) {
        return new Not(filter);
    }

    /** Matches what every one of these does, each being asked about what those in front of it left; all, if there are none. */
    static PeerFilter all(PeerFilter... filters) {
        return new All(List.of(filters));
    }

    /** Matches what one of these does, in the order of the filters; nothing, if there are none. */
    static PeerFilter any(PeerFilter... filters) {
        return new Any(List.of(filters));
    }

    /**
     * Matches what the first of these does that matches any peer at all: {@code first(all(host(), realm()), realm())} is
     * the host if it is there, or else its realm.
     */
    static PeerFilter first(PeerFilter... filters) {
        return new First(List.of(filters));
    }

    /** Every peer. */
    record None() implements PeerFilter {
        @Override
        public <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request) {
            return candidates;
        }

        @Override
        public String toString() {
            return "none";
        }
    }

    /** What the request names. */
    record Destination(boolean isRealm) implements PeerFilter {
        @Override
        public <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request) {
            AvpKey<String> avp = isRealm ? BaseAvps.DESTINATION_REALM : BaseAvps.DESTINATION_HOST;
            return request.first(avp)
                    .map(name -> new Named(isRealm, name).exactly(candidates, capabilities))
                    .orElse(candidates);
        }

        @Override
        public String toString() {
            return isRealm ? "realm" : "host";
        }
    }

    /** What the filter names. */
    record Named(boolean isRealm, String name) implements PeerFilter {
        @Override
        public <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request) {
            return name.equals(ANY) ? candidates : exactly(candidates, capabilities);
        }

        private <P> List<P> exactly(List<P> candidates, Function<? super P, Capabilities> capabilities) {
            return candidates.stream()
                    .filter(peer -> {
                        Capabilities said = capabilities.apply(peer);
                        return DiameterIdentity.same(isRealm ? said.originRealm() : said.originHost(), name);
                    })
                    .toList();
        }

        @Override
        public String toString() {
            return (isRealm ? "realm " : "host ") + name;
        }
    }

    /** What passes a test. */
    record Eval(Predicate<? super Capabilities> test) implements PeerFilter {
        @Override
        public <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request) {
            return candidates.stream()
                    .filter(peer -> isPassed(capabilities.apply(peer)))
                    .toList();
        }

        private boolean isPassed(Capabilities peer) {
            try {
                return test.test(peer);
            } catch (RuntimeException e) {
                return false; // as documented: whoever cannot tell has not said yes
            }
        }

        @Override
        public String toString() {
            return "eval";
        }
    }

    /** What does not match. */
    record Not(PeerFilter filter) implements PeerFilter {
        @Override
        public <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request) {
            var left = new ArrayList<>(candidates);
            left.removeAll(filter.select(candidates, capabilities, request));
            return List.copyOf(left);
        }

        @Override
        public String toString() {
            return "not(" + filter + ")";
        }
    }

    /** What matches all. */
    record All(List<PeerFilter> filters) implements PeerFilter {
        @Override
        public <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request) {
            List<P> left = candidates;
            for (PeerFilter filter : filters) {
                left = filter.select(left, capabilities, request);
            }
            return left;
        }

        @Override
        public String toString() {
            return named("all", filters);
        }
    }

    /** What matches one. */
    record Any(List<PeerFilter> filters) implements PeerFilter {
        @Override
        public <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request) {
            var matching = new LinkedHashSet<P>();
            for (PeerFilter filter : filters) {
                matching.addAll(filter.select(candidates, capabilities, request));
            }
            return List.copyOf(matching);
        }

        @Override
        public String toString() {
            return named("any", filters);
        }
    }

    /** What the first that matches any matches. */
    record First(List<PeerFilter> filters) implements PeerFilter {
        @Override
        public <P> List<P> select(List<P> candidates, Function<? super P, Capabilities> capabilities, Message request) {
            for (PeerFilter filter : filters) {
                List<P> matching = filter.select(candidates, capabilities, request);
                if (!matching.isEmpty()) {
                    return matching;
                }
            }
            return List.of();
        }

        @Override
        public String toString() {
            return named("first", filters);
        }
    }

    private static String named(String name, List<PeerFilter> filters) {
        return filters.stream().map(PeerFilter::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
