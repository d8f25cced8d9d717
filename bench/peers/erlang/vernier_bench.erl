%% Both ends of the measured exchange on OTP's diameter.
%%
%%   erl -noshell -pa DIR -s vernier_bench main -extra server
%%   erl -noshell -pa DIR -s vernier_bench main -extra client PORT WARMUP_MS MEASURED_MS 1,64,512
%%
%% The server prints "ready PORT" and serves until it is killed. The client prints, for each number in flight,
%% "begin N" and "measured N" when it does, then "end N COUNT SECONDS P50 P99 P999 FAILED", microseconds, and ends.
%%
%% One process for each request in flight calls again and again, as OTP's users do. Texts are left as binaries
%% (string_decode false), everything else is as it is unless told otherwise.
-module(vernier_bench).

-export([main/0]).
-export([peer_up/3, peer_down/3, pick_peer/4, prepare_request/3, prepare_retransmit/3,
         handle_answer/4, handle_error/4, handle_request/3]).

-include_lib("diameter/include/diameter.hrl").
-include("vernier_gy.hrl").

-define(SERVICE, ?MODULE).
-define(QUOTA, 1048576).
-define(RATING_GROUP, 100).

%% Buckets of the latencies: 32 to each power of two, so about 3 % wide.
-define(BUCKETS, 32 * 40).

-define(PATIENCE_MS, 10000).

main() ->
    ok = diameter:start(),
    case init:get_plain_arguments() of
        ["server"] ->
            serve();
        ["client", Port, WarmUp, Measured, InFlight] ->
            client(list_to_integer(Port), list_to_integer(WarmUp), list_to_integer(Measured),
                   [list_to_integer(N) || N <- string:lexemes(InFlight, ",")])
    end.

service(Host) ->
    [{'Origin-Host', Host},
     {'Origin-Realm', "example.com"},
     {'Host-IP-Address', [{127, 0, 0, 1}]},
     {'Vendor-Id', 193},
     {'Product-Name', "OTP/diameter"},
     {'Auth-Application-Id', [4]},
     {string_decode, false},
     {application, [{alias, gy}, {dictionary, vernier_gy}, {module, ?MODULE}, {answer_errors, callback}]}].

transport(Role, Where) ->
    {Role, [{transport_module, diameter_tcp},
            {transport_config, [{ip, {127, 0, 0, 1}}, {nodelay, true} | Where]}]}.

%% ------------------------------------------------------------------ server

serve() ->
    ok = diameter:start_service(?SERVICE, service("server.example.com")),
    {ok, Ref} = diameter:add_transport(?SERVICE, transport(listen, [{port, 0}])),
    io:format("ready ~w~n", [port(Ref)]).

port(Ref) ->
    case [Port || {listen, Port, _} <- diameter_tcp:ports(Ref), is_integer(Port)] of
        [Port | _] -> Port;
        [] -> timer:sleep(10), port(Ref)
    end.

handle_request(#diameter_packet{msg = #'CCR'{} = Request, errors = []}, _Service, _Peer) ->
    true = read(Request) > 0,
    #'CCR'{'Session-Id' = Session, 'CC-Request-Type' = Type, 'CC-Request-Number' = Number} = Request,
    Granted = #'Granted-Service-Unit'{'CC-Time' = [3600], 'CC-Total-Octets' = [?QUOTA]},
    {reply, #'CCA'{'Session-Id' = Session,
                   'Result-Code' = 2001,
                   'Origin-Host' = "server.example.com",
                   'Origin-Realm' = "example.com",
                   'Auth-Application-Id' = 4,
                   'CC-Request-Type' = Type,
                   'CC-Request-Number' = Number,
                   'Multiple-Services-Credit-Control' =
                       [#'Multiple-Services-Credit-Control'{'Granted-Service-Unit' = [Granted],
                                                            'Rating-Group' = [?RATING_GROUP],
                                                            'Validity-Time' = [600],
                                                            'Result-Code' = [2001]}]}}.

read(#'CCR'{'Session-Id' = Session, 'CC-Request-Number' = Number, 'Subscription-Id' = Subscriptions,
            'Multiple-Services-Credit-Control' = Services}) ->
    iolist_size(Session) + Number
        + lists:sum([iolist_size(Data) || #'Subscription-Id'{'Subscription-Id-Data' = Data} <- Subscriptions])
        + lists:sum([Octets + Group
                     || #'Multiple-Services-Credit-Control'{
                           'Requested-Service-Unit' = [#'Requested-Service-Unit'{'CC-Total-Octets' = [Octets]}],
                           'Rating-Group' = [Group]} <- Services]).

%% ------------------------------------------------------------------ client

client(Port, WarmUp, Measured, InFlight) ->
    true = diameter:subscribe(?SERVICE),
    ok = diameter:start_service(?SERVICE, service("client.example.com")),
    {ok, _} = diameter:add_transport(?SERVICE, transport(connect, [{raddr, {127, 0, 0, 1}}, {rport, Port}])),
    receive #diameter_event{info = Info} when element(1, Info) == up -> ok end,
    lists:foreach(fun(N) -> run(N, WarmUp, Measured) end, InFlight),
    halt(0).

%% The first cell of Phase says whether latencies count, the second whether it is over.
run(InFlight, WarmUp, Measured) ->
    Phase = atomics:new(2, []),
    Latencies = counters:new(?BUCKETS, [write_concurrency]),
    Workers = [spawn_monitor(fun() -> work(session(Slot), 0, Phase, Latencies) end)
               || Slot <- lists:seq(0, InFlight - 1)],
    timer:sleep(WarmUp),
    io:format("begin ~w~n", [InFlight]),
    Begin = erlang:monotonic_time(),
    atomics:put(Phase, 1, 1),
    timer:sleep(Measured),
    atomics:put(Phase, 1, 0),
    End = erlang:monotonic_time(),
    atomics:put(Phase, 2, 1),
    io:format("measured ~w~n", [InFlight]),
    Lost = drain(length(Workers), erlang:monotonic_time(millisecond) + ?PATIENCE_MS),
    Buckets = [{Bucket, counters:get(Latencies, Bucket)} || Bucket <- lists:seq(1, ?BUCKETS)],
    Count = lists:sum([C || {_, C} <- Buckets]),
    io:format("end ~w ~w ~f ~w ~w ~w ~w~n",
              [InFlight, Count, erlang:convert_time_unit(End - Begin, native, nanosecond) / 1.0e9]
              ++ [percentile(Buckets, Count * Part) || Part <- [0.5, 0.99, 0.999]]
              ++ [Lost]).

%% How many do not end well within the time.
drain(0, _) -> 0;
drain(Left, Deadline) ->
    receive
        {'DOWN', _, process, _, normal} -> drain(Left - 1, Deadline);
        {'DOWN', _, process, _, _} -> 1 + drain(Left - 1, Deadline)
    after max(0, Deadline - erlang:monotonic_time(millisecond)) -> Left
    end.

session(Slot) ->
    "client.example.com;1234567890;" ++ integer_to_list(1000000 + Slot) ++ ";bench".

%% A request without the right answer ends its process with an error, so that a failure cannot look fast.
work(Session, Number, Phase, Latencies) ->
    Sent = erlang:monotonic_time(),
    case diameter:call(?SERVICE, gy, request(Session, Number), [{timeout, 60000}]) of
        granted -> ok;
        Other -> exit({no_right_answer, Other})
    end,
    Took = erlang:convert_time_unit(erlang:monotonic_time() - Sent, native, microsecond),
    atomics:get(Phase, 1) == 1 andalso counters:add(Latencies, bucket(Took), 1),
    atomics:get(Phase, 2) == 1 orelse work(Session, Number + 1, Phase, Latencies).

request(Session, Number) ->
    Requested = #'Requested-Service-Unit'{'CC-Total-Octets' = [?QUOTA]},
    #'CCR'{'Session-Id' = Session,
           'Origin-Host' = "client.example.com",
           'Origin-Realm' = "example.com",
           'Destination-Realm' = "example.com",
           'Auth-Application-Id' = 4,
           'Service-Context-Id' = "32251@3gpp.org",
           'CC-Request-Type' = 2,
           'CC-Request-Number' = Number,
           'Destination-Host' = ["server.example.com"],
           'Event-Timestamp' = [calendar:universal_time()],
           'Subscription-Id' = [#'Subscription-Id'{'Subscription-Id-Type' = 0, 'Subscription-Id-Data' = "491701234567"},
                                #'Subscription-Id'{'Subscription-Id-Type' = 1,
                                                   'Subscription-Id-Data' = "262011234567890"}],
           'Multiple-Services-Credit-Control' =
               [#'Multiple-Services-Credit-Control'{'Requested-Service-Unit' = [Requested],
                                                    'Service-Identifier' = [1],
                                                    'Rating-Group' = [?RATING_GROUP]}]}.

handle_answer(#diameter_packet{msg = #'CCA'{'Result-Code' = 2001, 'Multiple-Services-Credit-Control' = [Service]},
                               errors = []}, _Request, _Service, _Peer) ->
    #'Multiple-Services-Credit-Control'{'Granted-Service-Unit' = [Granted]} = Service,
    #'Granted-Service-Unit'{'CC-Total-Octets' = [?QUOTA]} = Granted,
    granted;
handle_answer(_Packet, _Request, _Service, _Peer) ->
    refused.

handle_error(Reason, _Request, _Service, _Peer) -> {error, Reason}.

%% ------------------------------------------------------------------ latencies

bucket(Micros) when Micros < 32 -> max(Micros, 0) + 1;
bucket(Micros) -> bucket(Micros, 1).

bucket(Micros, Power) when Micros >= 64 -> bucket(Micros bsr 1, Power + 1);
bucket(Micros, Power) -> min(?BUCKETS, Power * 32 + Micros - 32 + 1).

%% The middle of a bucket.
value(Bucket) when Bucket =< 32 -> Bucket - 1;
value(Bucket) ->
    Power = (Bucket - 1) div 32 - 1,
    ((32 + (Bucket - 1) rem 32) bsl Power) + ((1 bsl Power) bsr 1).

percentile([{Bucket, Count} | Rest], Left) when Rest == []; Count >= Left, Count > 0 -> value(Bucket);
percentile([{_, Count} | Rest], Left) -> percentile(Rest, Left - Count).

%% ------------------------------------------------------------------ the rest of the callbacks

peer_up(_Service, _Peer, State) -> State.
peer_down(_Service, _Peer, State) -> State.
pick_peer([Peer | _], _, _Service, _State) -> {ok, Peer};
pick_peer([], _, _Service, _State) -> false.
prepare_request(Packet, _Service, _Peer) -> {send, Packet}.
prepare_retransmit(Packet, _Service, _Peer) -> {send, Packet}.
