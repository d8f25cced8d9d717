/**
 * Where a request goes (RFC 6733 sections 2.7 and 6.1): to a handler of this node, to one of its peers, or back with a
 * protocol error. Tables are immutable snapshots; asking them allocates nothing on the way that a plain request takes.
 * Start reading at {@link io.vernier.protocol.routing.RoutingTable} for requests that leave the node and at
 * {@link io.vernier.protocol.routing.LocalRouting} for those that come in.
 */
@NullMarked
package io.vernier.protocol.routing;

import org.jspecify.annotations.NullMarked;
