package io.vernier.node;

import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.data.DiameterIdentity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The answers that handlers gave last, found again by the Origin-Host and the End-to-End identifier of their requests, so
 * that a request that comes again with the T bit is answered as it was before and not processed twice (RFC 6733 sections
 * 3 and 5.5.4). Keeping an answer keeps its octets in memory, nothing is copied. Any thread.
 */
final class AnsweredRequests {
    /** How many Origin-Hosts are remembered; the one not heard of for the longest time makes room. */
    static final int HOSTS = 1024;

    private static final int FIRST_CAPACITY = 64;

    private final int perHost;
    private final Map<String, Ring> hosts = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();

    /**
     * Nothing yet.
     *
     * @param perHost how many answers are kept for one Origin-Host; the oldest makes room
     */
    AnsweredRequests(int perHost) {
        this.perHost = perHost;
    }

    int perHost() {
        return perHost;
    }

    /** Keeps an answer, whether it reaches its peer or not. */
    void remember(Message request, Message answer) {
        int origin = request.avps().indexOf(BaseAvps.ORIGIN_HOST.code(), 0);
        if (origin < 0) {
            return;
        }
        String host = DiameterIdentity.key(request.avps().utf8(origin));
        Ring ring = hosts.get(host);
        if (ring == null) {
            makeRoom();
            ring = hosts.computeIfAbsent(host, name -> new Ring(perHost));
        }
        ring.lastUse = uses.incrementAndGet();
        ring.add(request.endToEndId(), answer);
    }

    /** The answer that this request had before, with its own Proxy-Infos; null where there is none. */
    @Nullable Message find(Message request) {
        int origin = request.avps().indexOf(BaseAvps.ORIGIN_HOST.code(), 0);
        Ring ring = origin < 0
                ? null
                : hosts.get(DiameterIdentity.key(request.avps().utf8(origin)));
        Message answer = ring == null ? null : ring.find(request.endToEndId());
        if (answer == null
                || answer.commandCode() != request.commandCode()
                || answer.applicationId() != request.applicationId()) {
            return null;
        }
        return withProxyInfosOf(request, answer);
    }

    private void makeRoom() {
        while (hosts.size() >= HOSTS) {
            hosts.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().lastUse))
                    .ifPresent(oldest -> hosts.remove(oldest.getKey()));
        }
    }

    /** The way of the second request may have been another one, and its agents want their own state back. */
    private static Message withProxyInfosOf(Message request, Message answer) {
        int code = BaseAvps.PROXY_INFO.code();
        AvpList now = request.avps();
        AvpList then = answer.avps();
        if (now.indexOf(code, 0) < 0 && then.indexOf(code, 0) < 0) {
            return answer;
        }
        MessageBuilder again =
                Message.builder(answer.commandCode(), answer.applicationId()).flags(answer.flags());
        for (int i = 0; i < then.size(); i++) {
            if (then.code(i) != code || then.vendorId(i) != 0) {
                again.writer().copy(then, i);
            }
        }
        for (int i = now.indexOf(code, 0); i >= 0; i = now.indexOf(code, 0, i + 1)) {
            again.writer().copy(now, i);
        }
        return again.build();
    }

    /** The last answers to one host; searched from end to end, which only requests with the T bit pay for. */
    private static final class Ring {
        private final ReentrantLock lock = new ReentrantLock();
        private final int limit;
        private int[] ids = new int[0];
        private @Nullable Message[] answers = new Message[0];
        private int next;
        private int size;
        private volatile long lastUse;

        Ring(int limit) {
            this.limit = limit;
        }

        void add(int endToEndId, Message answer) {
            lock.lock();
            try {
                if (next == ids.length && ids.length < limit) {
                    int capacity = Math.min(limit, Math.max(FIRST_CAPACITY, ids.length * 2));
                    ids = Arrays.copyOf(ids, capacity);
                    answers = Arrays.copyOf(answers, capacity);
                }
                next = next == ids.length ? 0 : next;
                ids[next] = endToEndId;
                answers[next++] = answer;
                size = Math.max(size, next);
            } finally {
                lock.unlock();
            }
        }

        @Nullable Message find(int endToEndId) {
            lock.lock();
            try {
                for (int i = 0; i < size; i++) {
                    if (ids[i] == endToEndId) {
                        return answers[i];
                    }
                }
                return null;
            } finally {
                lock.unlock();
            }
        }
    }
}
