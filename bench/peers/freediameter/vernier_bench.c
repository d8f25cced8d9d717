/*
 * An extension of freeDiameterd: one end of the measured exchange. Loaded after dict_nasreq.fdx and dict_dcca.fdx with
 *
 *   "server PORT"                              prints "ready PORT" and answers until the daemon is killed
 *   "client PEER WARMUP_MS MEASURED_MS 1,64"   prints, for each number in flight, "begin N" and
 *                                              "measured N" when it does, then "end N COUNT SECONDS P50 P99 P999 FAILED",
 *                                              microseconds, and ends the daemon
 *
 * Requests are sent by a thread of their own, as the daemon's test_app does: its queues are short, and a callback that waits
 * for room in one of them keeps the answers of others from being read.
 */
#include <freeDiameter/extension.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define QUOTA 1048576
#define RATING_GROUP 100
#define SLOTS 100000
#define PATIENCE_S 10

/* Buckets of the latencies: 32 to each power of two, so about 3 % wide. */
#define SUB 32
#define BUCKETS (SUB * 40)

static struct dict_object *request_command;
static struct dict_object *session_id, *destination_realm, *destination_host, *auth_application_id, *service_context_id,
	*cc_request_type, *cc_request_number, *event_timestamp, *subscription_id, *subscription_id_type,
	*subscription_id_data, *services, *requested, *granted, *cc_time, *cc_total_octets, *service_identifier,
	*rating_group, *validity_time, *result_code;

static char text[512];

static struct dict_object *find(enum dict_object_type type, int by, const char *name)
{
	struct dict_object *found = NULL;
	if (fd_dict_search(fd_g_config->cnf_dict, type, by, (void *)name, &found, ENOENT)) {
		fprintf(stderr, "no %s in the dictionary\n", name);
		_exit(1);
	}
	return found;
}

static struct dict_object *avp_named(const char *name)
{
	return find(DICT_AVP, AVP_BY_NAME_ALL_VENDORS, name);
}

static void look_up(void)
{
	request_command = find(DICT_COMMAND, CMD_BY_NAME, "Credit-Control-Request");
	session_id = avp_named("Session-Id");
	destination_realm = avp_named("Destination-Realm");
	destination_host = avp_named("Destination-Host");
	auth_application_id = avp_named("Auth-Application-Id");
	service_context_id = avp_named("Service-Context-Id");
	cc_request_type = avp_named("CC-Request-Type");
	cc_request_number = avp_named("CC-Request-Number");
	event_timestamp = avp_named("Event-Timestamp");
	subscription_id = avp_named("Subscription-Id");
	subscription_id_type = avp_named("Subscription-Id-Type");
	subscription_id_data = avp_named("Subscription-Id-Data");
	services = avp_named("Multiple-Services-Credit-Control");
	requested = avp_named("Requested-Service-Unit");
	granted = avp_named("Granted-Service-Unit");
	cc_time = avp_named("CC-Time");
	cc_total_octets = avp_named("CC-Total-Octets");
	service_identifier = avp_named("Service-Identifier");
	rating_group = avp_named("Rating-Group");
	validity_time = avp_named("Validity-Time");
	result_code = avp_named("Result-Code");
}

/* ------------------------------------------------------------------ writing and reading */

static struct avp *append(msg_or_avp *where, struct dict_object *what, union avp_value *value)
{
	struct avp *avp = NULL;
	if (fd_msg_avp_new(what, 0, &avp) || (value && fd_msg_avp_setvalue(avp, value))
	    || fd_msg_avp_add(where, MSG_BRW_LAST_CHILD, avp)) {
		fprintf(stderr, "cannot write an AVP\n");
		_exit(1);
	}
	return avp;
}

static void append_u32(msg_or_avp *where, struct dict_object *what, uint32_t number)
{
	union avp_value value = {.u32 = number};
	append(where, what, &value);
}

static void append_u64(msg_or_avp *where, struct dict_object *what, uint64_t number)
{
	union avp_value value = {.u64 = number};
	append(where, what, &value);
}

static void append_octets(msg_or_avp *where, struct dict_object *what, const void *data, size_t length)
{
	union avp_value value = {.os = {.data = (uint8_t *)data, .len = length}};
	append(where, what, &value);
}

static void append_text(msg_or_avp *where, struct dict_object *what, const char *string)
{
	append_octets(where, what, string, strlen(string));
}

/* The first AVP of a kind in a message or group from where it begins; NULL if there is none. */
static struct avp *inside(msg_or_avp *where, struct dict_object *what)
{
	struct dict_avp_data data;
	struct avp *avp = NULL;
	struct avp_hdr *header;
	if (!where || fd_dict_getval(what, &data) || fd_msg_browse(where, MSG_BRW_FIRST_CHILD, &avp, NULL))
		return NULL;
	for (; avp; fd_msg_browse(avp, MSG_BRW_NEXT, &avp, NULL))
		if (!fd_msg_avp_hdr(avp, &header) && header->avp_code == data.avp_code && header->avp_vendor == data.avp_vendor)
			return avp;
	return NULL;
}

static union avp_value *value_of(struct avp *avp)
{
	static union avp_value none;
	struct avp_hdr *header;
	return avp && !fd_msg_avp_hdr(avp, &header) && header->avp_value ? header->avp_value : &none;
}

/* ------------------------------------------------------------------ server */

static uint64_t read_request(struct msg *message)
{
	struct avp *avp = NULL, *service = inside(message, services);
	struct avp_hdr *header;
	uint64_t sum = value_of(inside(message, cc_request_number))->u32 + value_of(inside(message, session_id))->os.len;
	if (!fd_msg_browse(message, MSG_BRW_FIRST_CHILD, &avp, NULL))
		for (; avp; fd_msg_browse(avp, MSG_BRW_NEXT, &avp, NULL))
			if (!fd_msg_avp_hdr(avp, &header) && header->avp_code == 443)
				sum += value_of(inside(avp, subscription_id_data))->os.len;
	return sum + value_of(inside(inside(service, requested), cc_total_octets))->u64
	       + value_of(inside(service, rating_group))->u32;
}

static int answer(struct msg **message, struct avp *avp, struct session *session, void *unused, enum disp_action *action)
{
	struct msg_hdr *header;
	struct avp *service, *units;
	uint32_t type, number;
	(void)avp;
	(void)session;
	(void)unused;
	(void)action;
	CHECK_FCT(fd_msg_hdr(*message, &header));
	if (!(header->msg_flags & CMD_FLAG_REQUEST))
		return 0;
	if (read_request(*message) == 0)
		return EINVAL;
	type = value_of(inside(*message, cc_request_type))->u32;
	number = value_of(inside(*message, cc_request_number))->u32;
	CHECK_FCT(fd_msg_new_answer_from_req(fd_g_config->cnf_dict, message, 0));
	append_u32(*message, result_code, 2001);
	CHECK_FCT(fd_msg_add_origin(*message, 0));
	append_u32(*message, auth_application_id, 4);
	append_u32(*message, cc_request_type, type);
	append_u32(*message, cc_request_number, number);
	service = append(*message, services, NULL);
	units = append(service, granted, NULL);
	append_u32(units, cc_time, 3600);
	append_u64(units, cc_total_octets, QUOTA);
	append_u32(service, rating_group, RATING_GROUP);
	append_u32(service, validity_time, 600);
	append_u32(service, result_code, 2001);
	return fd_msg_send(message, NULL, NULL);
}

static void *say_ready(void *port)
{
	fd_core_waitstartcomplete();
	printf("ready %s\n", (char *)port);
	fflush(stdout);
	return NULL;
}

/* ------------------------------------------------------------------ client */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t something_due = PTHREAD_COND_INITIALIZER;
static int due[SLOTS]; /* slots whose next request is to be sent, a ring */
static unsigned first_due, past_due;
static int stopped, in_flight;

static uint32_t numbers[SLOTS];
static uint64_t due_at[SLOTS];
static uint64_t latencies[BUCKETS];
static uint64_t failed;
static int measuring;

static uint64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static unsigned bucket(uint64_t micros)
{
	unsigned power = 0;
	for (; micros >= 2 * SUB; micros >>= 1)
		power++;
	return power == 0 ? micros : power >= BUCKETS / SUB - 1 ? BUCKETS - 1 : power * SUB + micros;
}

/* The middle of a bucket. */
static uint64_t value(unsigned bucket)
{
	unsigned power = bucket < 2 * SUB ? 0 : bucket / SUB - 1;
	return ((uint64_t)(bucket - power * SUB) << power) + ((1ull << power) >> 1);
}

static uint64_t percentile(uint64_t count, double part)
{
	uint64_t wanted = count * part, seen = 0;
	unsigned i;
	for (i = 0; i < BUCKETS - 1; i++)
		if ((seen += latencies[i]) > wanted)
			break;
	return value(i);
}

static void again(int slot)
{
	pthread_mutex_lock(&lock);
	if (stopped) {
		in_flight--;
	} else {
		due_at[slot] = now();
		due[past_due++ % SLOTS] = slot;
		pthread_cond_signal(&something_due);
	}
	pthread_mutex_unlock(&lock);
}

/* The slot is given up, so that a failure cannot look fast. */
static void give_up(void)
{
	pthread_mutex_lock(&lock);
	failed++;
	in_flight--;
	pthread_mutex_unlock(&lock);
}

static void answered(void *data, struct msg **message)
{
	int slot = (int)(intptr_t)data;
	uint64_t took = now() - due_at[slot];
	int right = value_of(inside(*message, result_code))->u32 == 2001
		    && value_of(inside(inside(inside(*message, services), granted), cc_total_octets))->u64 == QUOTA;
	fd_msg_free(*message);
	*message = NULL;
	if (!right) {
		give_up();
		return;
	}
	if (__atomic_load_n(&measuring, __ATOMIC_RELAXED))
		__atomic_fetch_add(&latencies[bucket(took / 1000)], 1, __ATOMIC_RELAXED);
	again(slot);
}

static void append_subscription(struct msg *message, uint32_t type, const char *data)
{
	struct avp *subscription = append(message, subscription_id, NULL);
	append_u32(subscription, subscription_id_type, type);
	append_text(subscription, subscription_id_data, data);
}

static int send_request(int slot)
{
	struct msg *message = NULL;
	struct avp *service;
	char session[64];
	uint32_t ntp = htonl((uint32_t)(time(NULL) + 2208988800u));
	snprintf(session, sizeof session, "client.example.com;1234567890;%d;bench", 1000000 + slot);
	CHECK_FCT(fd_msg_new(request_command, MSGFL_ALLOC_ETEID, &message));
	append_text(message, session_id, session);
	CHECK_FCT(fd_msg_add_origin(message, 0));
	append_text(message, destination_realm, "example.com");
	append_u32(message, auth_application_id, 4);
	append_text(message, service_context_id, "32251@3gpp.org");
	append_u32(message, cc_request_type, 2);
	append_u32(message, cc_request_number, numbers[slot]++);
	append_text(message, destination_host, "server.example.com");
	append_octets(message, event_timestamp, &ntp, sizeof ntp);
	append_subscription(message, 0, "491701234567");
	append_subscription(message, 1, "262011234567890");
	service = append(message, services, NULL);
	append_u64(append(service, requested, NULL), cc_total_octets, QUOTA);
	append_u32(service, service_identifier, 1);
	append_u32(service, rating_group, RATING_GROUP);
	return fd_msg_send(&message, answered, (void *)(intptr_t)slot);
}

static void *send_what_is_due(void *unused)
{
	(void)unused;
	for (;;) {
		int slot;
		pthread_mutex_lock(&lock);
		while (first_due == past_due)
			pthread_cond_wait(&something_due, &lock);
		slot = due[first_due++ % SLOTS];
		pthread_mutex_unlock(&lock);
		if (send_request(slot))
			give_up();
	}
	return NULL;
}

static void sleep_ms(long ms)
{
	struct timespec time = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
	nanosleep(&time, NULL);
}

static void run(int slots, long warm_up, long measured)
{
	uint64_t begin, end, count = 0, wrong;
	int i;
	memset(latencies, 0, sizeof latencies);
	failed = 0;
	in_flight = slots;
	stopped = 0;
	for (i = 0; i < slots; i++)
		again(i);
	sleep_ms(warm_up);
	printf("begin %d\n", slots);
	fflush(stdout);
	begin = now();
	__atomic_store_n(&measuring, 1, __ATOMIC_RELAXED);
	sleep_ms(measured);
	__atomic_store_n(&measuring, 0, __ATOMIC_RELAXED);
	end = now();
	printf("measured %d\n", slots);
	fflush(stdout);
	pthread_mutex_lock(&lock);
	stopped = 1;
	in_flight -= past_due - first_due;
	first_due = past_due;
	pthread_mutex_unlock(&lock);
	for (i = 0; i < PATIENCE_S * 100; i++) {
		pthread_mutex_lock(&lock);
		wrong = failed + in_flight;
		pthread_mutex_unlock(&lock);
		if (wrong == failed)
			break;
		sleep_ms(10);
	}
	for (i = 0; i < BUCKETS; i++)
		count += latencies[i];
	printf("end %d %" PRIu64 " %f %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", slots, count, (end - begin) / 1e9,
	       percentile(count, .5), percentile(count, .99), percentile(count, .999), wrong);
	fflush(stdout);
}

static void *be_client(void *words)
{
	char *rest = NULL, *peer = strtok_r(words, " ", &rest);
	long warm_up = atol(strtok_r(NULL, " ", &rest)), measured = atol(strtok_r(NULL, " ", &rest));
	struct peer_hdr *server = NULL;
	pthread_t sender;
	char *number;
	fd_core_waitstartcomplete();
	while (fd_peer_getbyid((DiamId_t)peer, strlen(peer), 0, &server) || !server || fd_peer_get_state(server) != STATE_OPEN)
		sleep_ms(10);
	pthread_create(&sender, NULL, send_what_is_due, NULL);
	while ((number = strtok_r(NULL, ",", &rest)))
		run(atoi(number), warm_up, measured);
	_exit(0);
}

/* ------------------------------------------------------------------ both */

static int entry(char *words)
{
	struct disp_when when;
	struct disp_hdl *handler;
	pthread_t thread;
	snprintf(text, sizeof text, "%s", words ? words : "");
	look_up();
	memset(&when, 0, sizeof when);
	when.app = find(DICT_APPLICATION, APPLICATION_BY_NAME, "Diameter Credit Control Application");
	when.command = request_command;
	CHECK_FCT(fd_disp_app_support(when.app, NULL, 1, 0));
	if (!strncmp(text, "server ", 7)) {
		CHECK_FCT(fd_disp_register(answer, DISP_HOW_CC, &when, NULL, &handler));
		return pthread_create(&thread, NULL, say_ready, text + 7);
	}
	if (!strncmp(text, "client ", 7))
		return pthread_create(&thread, NULL, be_client, text + 7);
	fprintf(stderr, "vernier_bench: \"%s\" (expected: server or client)\n", text);
	return EINVAL;
}

void fd_ext_fini(void)
{
}

EXTENSION_ENTRY("vernier_bench", entry, "dict_dcca");
