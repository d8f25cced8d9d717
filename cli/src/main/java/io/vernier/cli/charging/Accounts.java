package io.vernier.cli.charging;

import io.vernier.codec.ResultCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Accounts of subscribers and the sessions that reserve from them. A unit is whatever is asked for: an octet, a second,
 * an event. What a session has reserved is not available to others until it is reported as used or given back. Safe for
 * use by several threads; nothing blocks for longer than a few additions take.
 */
public final class Accounts {
    /** More sessions than this are refused with {@code DIAMETER_RESOURCES_EXCEEDED}. */
    static final int MAX_SESSIONS = 1_000_000;

    private static final int MAX_ACCOUNTS = 1_000_000;

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final long openingBalance;

    private static final class Account {
        final ReentrantLock lock = new ReentrantLock();
        long available;

        Account(long available) {
            this.available = available;
        }
    }

    /** Confined to the lock of its account. */
    private static final class Session {
        final Account account;
        final Map<Long, Long> reserved = new HashMap<>(4);
        boolean closed;

        Session(Account account) {
            this.account = account;
        }
    }

    /**
     * What was granted.
     *
     * @param resultCode success, or why nothing was granted
     * @param units how many; 0 unless {@code resultCode} is success
     * @param isLast whether nothing is left behind it
     */
    public record Grant(int resultCode, long units, boolean isLast) {
        static Grant refused(int resultCode) {
            return new Grant(resultCode, 0, false);
        }
    }

    private Accounts(long openingBalance) {
        this.openingBalance = openingBalance;
    }

    /** Knows only the accounts that are {@link #put}; requests of other subscribers are refused. */
    public static Accounts ofKnownSubscribers() {
        return new Accounts(-1);
    }

    /** Opens an account with so many units for each subscriber who is not known yet. */
    public static Accounts ofAnySubscriber(long openingBalance) {
        return new Accounts(openingBalance);
    }

    /** Opens an account, or sets what is available on it. */
    public void put(String subscriber, long units) {
        accounts.put(subscriber, new Account(units));
    }

    /** What is available to a subscriber: neither used nor reserved. Empty where there is no account. */
    public Optional<Long> available(String subscriber) {
        return account(subscriber).map(account -> {
            account.lock.lock();
            try {
                return account.available;
            } finally {
                account.lock.unlock();
            }
        });
    }

    /** How many sessions are open. */
    public int sessions() {
        return sessions.size();
    }

    /**
     * Opens a session. One that is open already stays as it is: the request came twice.
     *
     * @return {@code SUCCESS}, {@code USER_UNKNOWN} or {@code RESOURCES_EXCEEDED}
     */
    public int open(String session, String subscriber) {
        if (sessions.containsKey(session)) {
            return ResultCode.SUCCESS;
        }
        var account = account(subscriber);
        if (account.isEmpty()) {
            return ResultCode.USER_UNKNOWN;
        }
        if (sessions.size() >= MAX_SESSIONS) {
            return ResultCode.RESOURCES_EXCEEDED;
        }
        sessions.putIfAbsent(session, new Session(account.get()));
        return ResultCode.SUCCESS;
    }

    /** Whether the session is open. */
    public boolean isOpen(String session) {
        return sessions.containsKey(session);
    }

    /**
     * Reserves units for one purpose of a session, such as a rating group, in place of what was reserved for it before.
     * Grants less where less is available, and refuses with {@code CREDIT_LIMIT_REACHED} where nothing is.
     */
    public Grant reserve(String session, long purpose, long units) {
        var open = sessions.get(session);
        if (open == null) {
            return Grant.refused(ResultCode.UNKNOWN_SESSION_ID);
        }
        open.account.lock.lock();
        try {
            if (open.closed) {
                return Grant.refused(ResultCode.UNKNOWN_SESSION_ID);
            }
            giveBack(open, purpose);
            long granted = Math.min(Math.max(0, units), open.account.available);
            if (granted == 0) {
                return Grant.refused(ResultCode.CREDIT_LIMIT_REACHED);
            }
            open.account.available -= granted;
            open.reserved.put(purpose, granted);
            return new Grant(ResultCode.SUCCESS, granted, open.account.available == 0);
        } finally {
            open.account.lock.unlock();
        }
    }

    /** Takes used units off the account and gives back what was reserved for the purpose; the account never falls below 0. */
    public void debit(String session, long purpose, long used) {
        var open = sessions.get(session);
        if (open == null) {
            return;
        }
        open.account.lock.lock();
        try {
            giveBack(open, purpose);
            open.account.available -= Math.min(Math.max(0, used), open.account.available);
        } finally {
            open.account.lock.unlock();
        }
    }

    /** Closes a session and gives back all that it has reserved. */
    public void close(String session) {
        var open = sessions.remove(session);
        if (open == null) {
            return;
        }
        open.account.lock.lock();
        try {
            open.closed = true;
            open.reserved.values().forEach(units -> open.account.available += units);
            open.reserved.clear();
        } finally {
            open.account.lock.unlock();
        }
    }

    /** Takes units off an account at once, all of them or none. */
    public Grant charge(String subscriber, long units) {
        return account(subscriber)
                .map(account -> {
                    account.lock.lock();
                    try {
                        if (units > account.available) {
                            return Grant.refused(ResultCode.CREDIT_LIMIT_REACHED);
                        }
                        account.available -= Math.max(0, units);
                        return new Grant(ResultCode.SUCCESS, units, account.available == 0);
                    } finally {
                        account.lock.unlock();
                    }
                })
                .orElse(Grant.refused(ResultCode.USER_UNKNOWN));
    }

    /** Puts units onto an account. */
    public Grant refund(String subscriber, long units) {
        return account(subscriber)
                .map(account -> {
                    account.lock.lock();
                    try {
                        long added = Math.min(Math.max(0, units), Long.MAX_VALUE - account.available);
                        account.available += added;
                        return new Grant(ResultCode.SUCCESS, added, false);
                    } finally {
                        account.lock.unlock();
                    }
                })
                .orElse(Grant.refused(ResultCode.USER_UNKNOWN));
    }

    private Optional<Account> account(String subscriber) {
        var known = accounts.get(subscriber);
        if (known != null || openingBalance < 0 || accounts.size() >= MAX_ACCOUNTS) {
            return Optional.ofNullable(known);
        }
        return Optional.of(accounts.computeIfAbsent(subscriber, s -> new Account(openingBalance)));
    }

    private static void giveBack(Session session, long purpose) {
        Long reserved = session.reserved.remove(purpose);
        if (reserved != null) {
            session.account.available += reserved;
        }
    }
}
