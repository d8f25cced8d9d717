%% A Diameter node on OTP's diameter, for tests of another node: server and client of accounting and credit control.
%%
%%   erl -noshell -pa DIR -s vernier_foreign main -extra KEY=VALUE ...
%%
%%   role=listen|connect    port=N (0 when listening: any)   host=IDENTITY   realm=REALM
%%   transport=tcp|sctp     its address and the other one's are 127.0.0.1 unless told
%%   addresses=A,B          its own, all of which one association has with SCTP
%%   peers=A,B              where to connect to: one after the other until one answers
%%   watchdog=MS            also below the 6 s that RFC 3539 demands
%%   connect-timer=MS       wait before connecting again (Tc)
%%   apps=acct,cc           what it offers
%%   security=N,N           Inband-Security-Ids; 1 alone means that it insists on TLS after the CEA
%%   tls=start|inband       TLS from the first octet on, or after the CEA where both sides agree on it
%%   cert=PREFIX            its certificate and key are PREFIX.pem and PREFIX.key
%%   authority=FILE         whose certificates it accepts
%%   base=rfc3588           speaks RFC 3588, not RFC 6733
%%   refuse=RC              refuses every peer's capabilities with this Result-Code
%%
%% It prints READY and then what happens to its peers, one line each, CAPS with what a peer that is up says of itself, and obeys
%% these lines on its standard input:
%%
%%   call APP COUNT WINDOW MS   sends so many requests, so many at a time, and prints DONE with the results counted
%%   traffic APP WINDOW MS      sends without end, until "enough", which prints DONE too
%%   delay MS                   waits so long before each answer
%%   answer RC                  answers with this Result-Code
%%   faulty                     answers with success and an AVP that nobody knows and everybody must
%%   discard                    answers nothing
%%   stop                       parts from its peers and ends
%%
%% It ends when its standard input does, so that it never outlives the test.
-module(vernier_foreign).

-export([main/0]).
-export([tw/1, refuse/3]).
-export([peer_up/3, peer_down/3, pick_peer/4, prepare_request/3, prepare_retransmit/3,
         handle_answer/4, handle_error/4, handle_request/3]).

-include_lib("diameter/include/diameter.hrl").

-define(SERVICE, ?MODULE).

main() ->
    Options = maps:merge(#{"role" => "listen", "port" => "0", "host" => "erlang.example", "realm" => "example",
                           "watchdog" => "30000", "connect-timer" => "1000", "apps" => "acct,cc",
                           "base" => "rfc6733", "security" => "0", "refuse" => "", "tls" => "no", "transport" => "tcp",
                           "addresses" => "127.0.0.1", "peers" => "127.0.0.1"},
                         maps:from_list([list_to_tuple(string:split(A, "=")) || A <- init:get_plain_arguments()])),
    persistent_term:put(behaviour, {0, 2001}),
    ok = ssl:start(),
    ok = diameter:start(),
    maps:get("tls", Options) == "no" orelse lists:foreach(fun preload/1, [ssl, public_key, crypto, diameter]),
    true = diameter:subscribe(?SERVICE),
    ok = diameter:start_service(?SERVICE, service(Options)),
    {ok, Ref} = diameter:add_transport(?SERVICE, transport(Options)),
    say("READY port ~w", [port(Options, Ref)]),
    Main = self(),
    spawn_link(fun() -> listen(Main) end),
    loop(Options, undefined).

%% A node that begins to load modules behind a CEA is not ready for the handshake that follows it.
preload(Application) ->
    {ok, Modules} = application:get_key(Application, modules),
    lists:foreach(fun code:ensure_loaded/1, Modules).

service(#{"host" := Host, "realm" := Realm, "apps" := Apps, "base" := Base, "security" := Security, "addresses" := Addresses}) ->
    Offered = string:lexemes(Apps, ","),
    [{'Origin-Host', Host},
     {'Origin-Realm', Realm},
     {'Host-IP-Address', addresses(Addresses)},
     {'Vendor-Id', 193},
     {'Product-Name', "OTP/diameter"},
     {'Origin-State-Id', diameter:origin_state_id()},
     {'Inband-Security-Id', [list_to_integer(Id) || Id <- string:lexemes(Security, ",")]},
     {'Auth-Application-Id', [4 || lists:member("cc", Offered)]},
     {'Acct-Application-Id', [3 || lists:member("acct", Offered)]},
     {restrict_connections, false},
     {decode_format, map},
     {string_decode, true}
     | [{application, [{alias, Alias}, {dictionary, Dictionary}, {module, ?MODULE}, {answer_errors, callback},
                       {request_errors, callback}]}
        || {Alias, Dictionary} <- [{common, list_to_atom("diameter_gen_base_" ++ Base)} | [{list_to_atom(A), dictionary(A)} || A <- Offered]]]].

%% Our own dictionaries, read by OTP. The common application is OTP's, which calls its messages CER, not
%% Capabilities-Exchange-Request.
dictionary("acct") -> rfc6733_accounting;
dictionary("cc") -> rfc8506.

transport(#{"role" := Role, "transport" := Transport, "watchdog" := Watchdog, "connect-timer" := Tc, "refuse" := Refuse} = Options) ->
    {list_to_atom(Role),
     [{transport_module, module(Transport)},
      {transport_config, tls(Options) ++ nodelay(Transport) ++ ends(Transport, Role, Options)},
      {connect_timer, list_to_integer(Tc)},
      {watchdog_timer, watchdog(list_to_integer(Watchdog))}
      | [{capabilities_cb, {?MODULE, refuse, [list_to_integer(Refuse)]}} || Refuse /= ""]]}.

tls(#{"tls" := "no"}) -> [];
tls(#{"tls" := "start"} = Options) -> [{ssl_options, true} | ssl_options(Options)];
tls(#{"tls" := "inband"} = Options) -> [{ssl_options, ssl_options(Options)}].

%% Names are not compared: the address that is connected to is no name of the peer.
ssl_options(#{"role" := Role, "cert" := Prefix, "authority" := Authority}) ->
    [{certfile, Prefix ++ ".pem"}, {keyfile, Prefix ++ ".key"}, {cacertfile, Authority}, {verify, verify_peer}
     | case Role of
           "listen" -> [{fail_if_no_peer_cert, true}];
           "connect" -> [{server_name_indication, disable}]
       end].

module("tcp") -> diameter_tcp;
module("sctp") -> diameter_sctp.

nodelay("tcp") -> [{nodelay, true}];
nodelay("sctp") -> [{sctp_nodelay, true}].

ends(Transport, "listen", #{"addresses" := Own, "port" := Port}) ->
    [{ip, Address} || Address <- addresses(Own)]
        ++ [{port, list_to_integer(Port)} | [{reuseaddr, true} || Transport == "tcp"]];
ends(Transport, "connect", #{"addresses" := Own, "peers" := Peers, "port" := Port}) ->
    [{ip, Address} || Transport == "sctp", Address <- addresses(Own)]
        ++ [{raddr, Address} || Address <- addresses(Peers)]
        ++ [{rport, list_to_integer(Port)}].

addresses(Text) ->
    [Address || Word <- string:lexemes(Text, ","), {ok, Address} <- [inet:parse_address(Word)]].

%% diameter refuses a number under 6000, but not a function that gives one.
watchdog(Ms) when Ms >= 6000 -> Ms;
watchdog(Ms) -> {?MODULE, tw, [Ms]}.

tw(Ms) -> Ms.

refuse(_Ref, _Caps, ResultCode) -> ResultCode.

port(#{"role" := "connect", "port" := Port}, _) ->
    list_to_integer(Port);
port(#{"transport" := Transport} = Options, Ref) ->
    case [Port || {listen, Port, _} <- (module(Transport)):ports(Ref), is_integer(Port)] of
        [Port | _] -> Port;
        [] -> timer:sleep(10), port(Options, Ref)
    end.

%% ------------------------------------------------------------------ events and commands

listen(Main) ->
    case io:get_line("") of
        eof -> halt(1);
        Line -> Main ! {command, string:lexemes(string:trim(Line), " ")}, listen(Main)
    end.

loop(Options, Traffic) ->
    receive
        #diameter_event{info = Info} ->
            event(Info),
            loop(Options, Traffic);
        {command, ["call", App, Count, Window, Ms]} ->
            run(Options, App, list_to_integer(Count), list_to_integer(Window), list_to_integer(Ms)),
            loop(Options, Traffic);
        {command, ["traffic", App, Window, Ms]} ->
            Counter = run(Options, App, infinity, list_to_integer(Window), list_to_integer(Ms)),
            loop(Options, Counter);
        {command, ["enough"]} ->
            atomics:put(Traffic, 2, 1),
            loop(Options, undefined);
        {command, ["delay", Ms]} ->
            behave(list_to_integer(Ms), 2001),
            loop(Options, Traffic);
        {command, ["answer", ResultCode]} ->
            behave(0, list_to_integer(ResultCode)),
            loop(Options, Traffic);
        {command, ["faulty"]} ->
            behave(0, faulty),
            loop(Options, Traffic);
        {command, ["discard"]} ->
            behave(0, discard),
            loop(Options, Traffic);
        {command, ["stop"]} ->
            ok = diameter:stop_service(?SERVICE),
            say("STOPPED", []),
            halt(0);
        {command, Other} ->
            say("WHAT? ~0p", [Other]),
            loop(Options, Traffic)
    end.

behave(Delay, Answer) ->
    persistent_term:put(behaviour, {Delay, Answer}),
    say("OK", []).

event({up, _Ref, {_, Caps}, _Config, #diameter_packet{}}) ->
    say("EVENT up ~s", [peer(Caps)]),
    say("CAPS ~s", [caps(Caps)]);
event({up, _Ref, {_, Caps}, _Config}) ->
    say("EVENT up again ~s", [peer(Caps)]);
event({down, _Ref, {_, Caps}, _Config}) ->
    say("EVENT down ~s", [peer(Caps)]);
event({closed, _Ref, Reason, _Config}) ->
    say("EVENT closed ~s", [closed(Reason)]);
event({watchdog, _Ref, _Peer, {From, To}, _Config}) ->
    say("EVENT watchdog ~s ~s", [From, To]);
event({reconnect, _Ref, _Options}) ->
    say("EVENT reconnect", []);
event(_Other) ->
    ok.

peer(#diameter_caps{origin_host = {_, Host}}) -> Host;
peer(_) -> "?".

%% What the peer said of itself: Host-IP-Address=[{127,0,0,1}] Vendor-Id=0 ...
caps(#diameter_caps{origin_realm = {_, Realm}, host_ip_address = {_, Addresses}, vendor_id = {_, Vendor},
                    product_name = {_, Product}, origin_state_id = {_, State}, supported_vendor_id = {_, Vendors},
                    auth_application_id = {_, Auth}, acct_application_id = {_, Acct},
                    vendor_specific_application_id = {_, Specific}, firmware_revision = {_, Firmware}}) ->
    lists:join(" ", [[Name, "=", Value]
                     || {Name, Value} <- [{"Origin-Realm", text(Realm)}, {"Host-IP-Address", value(Addresses)},
                                          {"Vendor-Id", value(Vendor)}, {"Product-Name", text(Product)},
                                          {"Origin-State-Id", value(State)}, {"Supported-Vendor-Id", value(Vendors)},
                                          {"Auth-Application-Id", value(Auth)}, {"Acct-Application-Id", value(Acct)},
                                          {"Vendor-Specific", value(Specific)}, {"Firmware-Revision", value(Firmware)}]]).

value(Value) -> io_lib:format("~w", [Value]).

text(Text) -> uri_string:quote(Text).

closed({Message, {capabilities_cb, _, Result}, _, _}) -> io_lib:format("~s callback ~0p", [Message, Result]);
closed({Message, Result, _, _}) -> io_lib:format("~s ~0p", [Message, Result]);
closed({Message, Result, _}) -> io_lib:format("~s ~0p", [Message, Result]);
closed(Other) -> io_lib:format("~0p", [Other]).

say(Format, Args) ->
    io:format(Format ++ "~n", Args).

%% ------------------------------------------------------------------ client

%% Workers draw from one counter, so that all stay busy; the second cell says enough.
run(Options, App, Count, Window, Ms) ->
    Counter = atomics:new(2, []),
    spawn(fun() ->
                  Self = self(),
                  Workers = [spawn_link(fun() -> work(Self, Options, App, Count, Counter, Ms, #{}) end)
                             || _ <- lists:seq(1, Window)],
                  Results = lists:foldl(fun(W, All) -> receive {W, Some} -> merge(Some, All) end end, #{}, Workers),
                  say("DONE ~s", [lists:join(" ", [io_lib:format("~0p=~w", [K, V])
                                                   || {K, V} <- lists:sort(maps:to_list(Results))])])
          end),
    Counter.

work(Parent, Options, App, Count, Counter, Ms, Results) ->
    Number = atomics:add_get(Counter, 1, 1),
    case Number > Count orelse atomics:get(Counter, 2) == 1 of
        true ->
            Parent ! {self(), Results};
        false ->
            Result = case diameter:call(?SERVICE, list_to_atom(App), request(Options, App, Number), [{timeout, Ms}]) of
                         {error, no_connection} -> receive after 20 -> no_connection end;
                         {error, Reason} -> Reason;
                         Answer -> Answer
                     end,
            work(Parent, Options, App, Count, Counter, Ms, maps:update_with(Result, fun(N) -> N + 1 end, 1, Results))
    end.

merge(A, B) ->
    maps:fold(fun(K, V, All) -> maps:update_with(K, fun(N) -> N + V end, V, All) end, B, A).

request(#{"host" := Host, "realm" := Realm}, "acct", Number) ->
    ['Accounting-Request' | #{'Session-Id' => diameter:session_id(Host),
                              'Origin-Host' => Host,
                              'Origin-Realm' => Realm,
                              'Destination-Realm' => Realm,
                              'Accounting-Record-Type' => 1,
                              'Accounting-Record-Number' => Number,
                              'Acct-Application-Id' => [3],
                              'User-Name' => ["user@example"],
                              'Event-Timestamp' => [calendar:universal_time()]}];
request(#{"host" := Host, "realm" := Realm}, "cc", Number) ->
    ['Credit-Control-Request' | #{'Session-Id' => diameter:session_id(Host),
                                  'Origin-Host' => Host,
                                  'Origin-Realm' => Realm,
                                  'Destination-Realm' => Realm,
                                  'Auth-Application-Id' => 4,
                                  'Service-Context-Id' => "32251@3gpp.org",
                                  'CC-Request-Type' => 4,
                                  'CC-Request-Number' => Number,
                                  'Event-Timestamp' => [calendar:universal_time()],
                                  'Subscription-Id' => [#{'Subscription-Id-Type' => 0,
                                                          'Subscription-Id-Data' => "467000000"}],
                                  'Multiple-Services-Credit-Control' => [service()]}].

service() ->
    #{'Requested-Service-Unit' => [#{'CC-Total-Octets' => [10485760]}], 'Rating-Group' => [100]}.

%% ------------------------------------------------------------------ callbacks

peer_up(_Svc, _Peer, State) -> State.
peer_down(_Svc, _Peer, State) -> State.

pick_peer([Peer | _], _, _Svc, _State) -> {ok, Peer};
pick_peer([], _, _Svc, _State) -> false.

prepare_request(Packet, _Svc, _Peer) -> {send, Packet}.
prepare_retransmit(Packet, _Svc, _Peer) -> {send, Packet}.

handle_answer(#diameter_packet{errors = [_ | _] = Errors}, _Request, _Svc, _Peer) ->
    say("FAULT in answer ~0p", [Errors]),
    {faulty, hd(Errors)};
handle_answer(#diameter_packet{msg = [_ | #{'Result-Code' := [ResultCode]}]}, _Request, _Svc, _Peer) ->
    ResultCode;
handle_answer(#diameter_packet{msg = [_ | #{'Result-Code' := ResultCode}]}, _Request, _Svc, _Peer) ->
    ResultCode.

handle_error(Reason, _Request, _Svc, _Peer) -> {error, Reason}.

handle_request(#diameter_packet{msg = [Name | Avps], errors = Errors}, _Svc, {_, Caps}) ->
    Errors == [] orelse say("FAULT in ~s ~0p", [Name, Errors]),
    {Delay, Answer} = persistent_term:get(behaviour),
    Delay == 0 orelse timer:sleep(Delay),
    reply(Answer, Name, Avps, Caps).

reply(discard, _Name, _Avps, _Caps) ->
    discard;
reply(faulty, Name, Avps, Caps) ->
    {reply, [Answer | Fields]} = reply(2001, Name, Avps, Caps),
    {reply, [Answer | Fields#{'AVP' => [#diameter_avp{code = 99999, is_mandatory = true, data = <<1, 2, 3, 4>>}]}]};
reply(ResultCode, _Name, _Avps, _Caps) when ResultCode >= 3000, ResultCode < 4000 ->
    {answer_message, ResultCode};
reply(ResultCode, Name, Avps, #diameter_caps{origin_host = {Host, _}, origin_realm = {Realm, _}}) ->
    Common = maps:merge(maps:with(['Session-Id'], Avps),
                        #{'Origin-Host' => Host, 'Origin-Realm' => Realm, 'Result-Code' => ResultCode}),
    {reply, [answer(Name) | maps:merge(Common, own(Name, Avps))]}.

answer('Credit-Control-Request') -> 'Credit-Control-Answer';
answer('Accounting-Request') -> 'Accounting-Answer';
answer('STR') -> 'STA';
answer('ASR') -> 'ASA';
answer('RAR') -> 'RAA'.

own('Credit-Control-Request', Avps) ->
    Own = maps:with(['Auth-Application-Id', 'CC-Request-Type', 'CC-Request-Number'], Avps),
    Own#{'Multiple-Services-Credit-Control' =>
             [grant(Service) || Service <- maps:get('Multiple-Services-Credit-Control', Avps, [])]};
own('Accounting-Request', Avps) ->
    maps:with(['Accounting-Record-Type', 'Accounting-Record-Number', 'Acct-Application-Id'], Avps);
own(_, _) ->
    #{}.

grant(Service) ->
    Granted = maps:get('Requested-Service-Unit', Service, []),
    Own = maps:with(['Rating-Group', 'Service-Identifier'], Service),
    Own#{'Granted-Service-Unit' => Granted, 'Validity-Time' => [3600], 'Result-Code' => [2001]}.
