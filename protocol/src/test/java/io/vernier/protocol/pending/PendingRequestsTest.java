package io.vernier.protocol.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingRequestsTest {
    private static final long MS = 1_000_000;
    private static final long NOW = -5_000 * MS;

    private final PendingRequests<Call> pending = new PendingRequests<>(1000, 0xffff_fffe, NOW);

    @Test
    @Requirement({"R3-12", "R3-13"})
    void countsHopByHopIdentifiersUpFromTheirStartOverTheWrap() {
        var ids = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            ids.add(add("call", 0).hopByHopId());
        }

        assertThat(ids).containsExactly(-2, -1, 0, 1);
    }

    @Test
    @Requirement("R6.2.1-1")
    void givesTheRequestToItsAnswerOnce() {
        Call first = add("first", 11);
        Call second = add("second", 12);

        assertThat(pending.take(second.hopByHopId(), 12)).isSameAs(second);
        assertThat(pending.take(second.hopByHopId(), 12)).isNull();
        assertThat(second.isPending()).isFalse();
        assertThat(pending.size()).isEqualTo(1);
        assertThat(pending.take(first.hopByHopId(), 11)).isSameAs(first);
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    @Requirement({"R3-14", "R3-21"})
    void tellsDuplicateFromUnknownAnswers() {
        Call call = add("call", 11);
        pending.take(call.hopByHopId(), 11);

        assertThat(pending.whyUnmatched(call.hopByHopId(), 11)).isEqualTo(Unmatched.ANSWERED_OR_EXPIRED);
        assertThat(pending.take(call.hopByHopId() + 1, 11)).isNull();
        assertThat(pending.whyUnmatched(call.hopByHopId() + 1, 11)).isEqualTo(Unmatched.NEVER_SENT);
        assertThat(pending.whyUnmatched(call.hopByHopId() - 1, 11)).isEqualTo(Unmatched.NEVER_SENT);
    }

    @Test
    void keepsARequestWaitingWhoseAnswerHasAnotherEndToEndIdentifier() {
        Call call = add("call", 11);

        assertThat(pending.take(call.hopByHopId(), 12)).isNull();
        assertThat(pending.whyUnmatched(call.hopByHopId(), 12)).isEqualTo(Unmatched.OTHER_END_TO_END_ID);
        assertThat(call.isPending()).isTrue();
    }

    @Test
    void doesNotTakeAnOldAnswerForANewRequestInTheSamePlace() {
        Call old = add("old", 11);
        pending.take(old.hopByHopId(), 11);
        for (int i = 0; i < 127; i++) {
            pending.reserveId();
        }
        Call young = add("young", 11);

        assertThat(young.hopByHopId() - old.hopByHopId()).isEqualTo(128);
        assertThat(pending.take(old.hopByHopId(), 11)).isNull();
        assertThat(young.isPending()).isTrue();
    }

    @Test
    void skipsIdentifiersWhosePlaceIsTakenByAnOldRequest() {
        Call old = add("old", 1);
        for (int i = 0; i < 127; i++) {
            pending.reserveId();
        }

        int next = pending.reserveId();

        assertThat(next - old.hopByHopId()).isEqualTo(129);
        assertThat(pending.take(old.hopByHopId(), 1)).isSameAs(old);
    }

    @Test
    void refusesMoreRequestsThanItsLimit() {
        for (int i = 0; i < 1000; i++) {
            add("call", i);
        }
        var tooMany = new Call("too many");

        assertThat(pending.add(tooMany, 1, NOW + MS)).isFalse();
        assertThat(tooMany.isPending()).isFalse();
        assertThat(pending.size()).isEqualTo(1000);

        pending.take(-2, 0);

        assertThat(pending.add(tooMany, 1, NOW + MS)).isTrue();
    }

    @Test
    void refusesARequestThatWaitsAlready() {
        Call call = add("call", 1);

        assertThatIllegalStateException().isThrownBy(() -> pending.add(call, 1, NOW + MS));
    }

    @Test
    void wantsALimitItCanKeep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PendingRequests<Call>(0, 0, NOW))
                .withMessage("max-pending: 0 (expected: 1..16777216)");
    }

    @Test
    void drainsInTheOrderOfSendingThoughPlacesWrap() {
        add("a", 1);
        for (int i = 0; i < 126; i++) {
            pending.reserveId();
        }
        add("b", 2);
        add("c", 3);
        add("d", 4);

        assertThat(pending.drain().stream().map(call -> call.name)).containsExactly("a", "b", "c", "d");
        assertThat(pending.isEmpty()).isTrue();
        assertThat(expired(NOW + 60_000 * MS)).isEmpty();
    }

    @Test
    void canAddWhatItDrained() {
        Call call = add("call", 1);
        pending.drain();

        assertThat(pending.add(call, 1, NOW + MS)).isTrue();
    }

    @Test
    void expiresNothingEarlyAndNothingLaterThanATick() {
        pending.add(new Call("call"), 1, NOW + 25 * MS);

        assertThat(expired(NOW + 24 * MS)).isEmpty();
        assertThat(expired(NOW + 25 * MS)).isEmpty();
        assertThat(expired(NOW + 35 * MS)).containsExactly("call");
        assertThat(expired(NOW + 100_000 * MS)).isEmpty();
    }

    @Test
    void expiresADeadlineThatHasPassedAtTheNextTick() {
        pending.add(new Call("late"), 1, NOW - 1000 * MS);

        assertThat(expired(NOW + 10 * MS)).containsExactly("late");
    }

    @Test
    void expiresDeadlinesManyRoundsOfTheWheelAhead() {
        pending.add(new Call("short"), 1, NOW + 100 * MS);
        pending.add(new Call("long"), 2, NOW + (100 + 3 * 5120) * MS);

        assertThat(expired(NOW + 110 * MS)).containsExactly("short");
        assertThat(expired(NOW + 15_459 * MS)).isEmpty();
        assertThat(expired(NOW + 15_470 * MS)).containsExactly("long");
    }

    @Test
    void expiresEarliestFirstAfterAPause() {
        pending.add(new Call("third"), 1, NOW + 900 * MS);
        pending.add(new Call("first"), 2, NOW + 100 * MS);
        pending.add(new Call("second"), 3, NOW + 500 * MS);

        assertThat(expired(NOW + 4_000 * MS)).containsExactly("first", "second", "third");
    }

    @Test
    void takesNoAnswerForAnExpiredRequest() {
        Call call = add("call", 1);
        expired(NOW + 60_000 * MS);

        assertThat(call.isPending()).isFalse();
        assertThat(pending.take(call.hopByHopId(), 1)).isNull();
        assertThat(pending.whyUnmatched(call.hopByHopId(), 1)).isEqualTo(Unmatched.ANSWERED_OR_EXPIRED);
    }

    @Test
    void letsTheReceiverOfExpiredRequestsAddThemAgainAndTakeOthers() {
        Call first = add("first", 1);
        Call second = add("second", 2);
        var names = new ArrayList<String>();

        pending.expire(NOW + 60_000 * MS, call -> {
            names.add(call.name);
            pending.remove(second);
            pending.add(call, 7, NOW + 120_000 * MS);
        });

        assertThat(names).containsExactly("first", "second");
        assertThat(first.isPending()).isTrue();
        assertThat(second.isPending()).isTrue();
        assertThat(expired(NOW + 120_010 * MS)).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void forgetsARequestThatItsCallerGaveUp() {
        Call call = add("call", 1);

        assertThat(pending.remove(call)).isTrue();
        assertThat(pending.remove(call)).isFalse();
        assertThat(expired(NOW + 60_000 * MS)).isEmpty();
    }

    @Test
    void doesNotForgetTheRequestOfAnotherConnection() {
        var other = new PendingRequests<Call>(10, 0xffff_fffe, NOW);
        Call theirs = new Call("theirs");
        other.add(theirs, 1, NOW + MS);
        Call ours = add("ours", 1);

        assertThat(pending.remove(theirs)).isFalse();
        assertThat(ours.isPending()).isTrue();
        assertThat(theirs.isPending()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void behavesLikeAMapOfRequestsWithDeadlines(long seed) {
        var random = new Random(seed);
        Map<Integer, Call> expected = new HashMap<>();
        Map<Call, Long> deadlines = new HashMap<>();
        int expiredCount = 0;
        long now = NOW;
        for (int step = 0; step < 8_000; step++) {
            now += random.nextInt(3) * MS;
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    var call = new Call("call " + step);
                    long deadline = now + random.nextInt(8000) * MS;
                    boolean added = pending.add(call, step, deadline);
                    assertThat(added).isEqualTo(expected.size() < 1000);
                    if (added) {
                        assertThat(expected.put(call.hopByHopId(), call)).isNull();
                        deadlines.put(call, deadline);
                    }
                }
                case 2 -> {
                    if (!expected.isEmpty()) {
                        var ids = new ArrayList<>(expected.keySet());
                        int id = ids.get(random.nextInt(ids.size()));
                        Call call = expected.remove(id);
                        assertThat(pending.take(id, call == null ? 0 : call.endToEndId()))
                                .isSameAs(call);
                    }
                }
                default -> {
                    long time = now;
                    int before = expected.size();
                    pending.expire(now, call -> {
                        assertThat(expected.remove(call.hopByHopId())).isSameAs(call);
                        assertThat(deadlines.get(call)).isLessThanOrEqualTo(time);
                    });
                    expiredCount += before - expected.size();
                    assertThat(expected.values().stream()
                                    .mapToLong(call -> deadlines.getOrDefault(call, 0L))
                                    .min()
                                    .orElse(Long.MAX_VALUE))
                            .isGreaterThan(time - 10 * MS);
                }
            }
            assertThat(pending.size()).isEqualTo(expected.size());
        }
        assertThat(expiredCount).isGreaterThan(100);
        assertThat(pending.drain()).containsExactlyInAnyOrderElementsOf(expected.values());
    }

    private Call add(String name, int endToEndId) {
        var call = new Call(name);
        assertThat(pending.add(call, endToEndId, NOW + 30_000 * MS)).isTrue();
        return call;
    }

    private List<String> expired(long now) {
        var names = new ArrayList<String>();
        pending.expire(now, call -> names.add(call.name));
        return names;
    }

    private static final class Call extends PendingRequest {
        private final String name;

        Call(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
