/**
 * What a node counts and times: messages per command and direction, results, response times, rates. Everything here is a
 * value of the moment it was asked for. Start reading at {@link TrafficStatistics}.
 */
@NullMarked
package io.vernier.node.statistics;

import org.jspecify.annotations.NullMarked;
