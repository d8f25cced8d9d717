/*
 * An extension of freeDiameterd that makes it a server and a client of accounting (application 3) and credit control
 * (application 4), for tests of another node. Its requests go to its own realm. Loaded after dict_nasreq.fdx and dict_dcca.fdx.
 *
 * It prints READY and what happens to its peers, one line each, and obeys these lines on the daemon's standard input:
 *
 *   call APP COUNT WINDOW MS   sends so many requests, so many at a time, and prints DONE with the results counted
 *   traffic APP WINDOW MS      sends without end, until "enough", which prints DONE too
 *   delay MS                   waits so long before each answer
 *   answer RC                  answers with this Result-Code
 *   discard                    answers nothing
 *
 * Where standard input ends the process does, at once, so that it never outlives the test.
 */
#include <freeDiameter/extension.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOREVER 0x7fffffffL
#define KINDS 32

struct result {
	char name[16];
	long count;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct result results[KINDS];
static sem_t window;
static long outstanding;
static volatile int enough = 1;
static volatile long delay_ms;
static volatile long answer_code = 2001;
static volatile int discard;

static char job_app[16];
static long job_count, job_window, job_ms;

static void say(const char *format, ...)
{
	va_list args;
	pthread_mutex_lock(&lock);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
	pthread_mutex_unlock(&lock);
}

static struct dict_object *find(enum dict_object_type type, int by, const char *name)
{
	struct dict_object *found = NULL;
	if (fd_dict_search(fd_g_config->cnf_dict, type, by, (void *)name, &found, ENOENT)) {
		fprintf(stderr, "no %s in the dictionary\n", name);
		_exit(1);
	}
	return found;
}

static struct avp *append(msg_or_avp *where, const char *name, union avp_value *value)
{
	struct avp *avp = NULL;
	if (fd_msg_avp_new(find(DICT_AVP, AVP_BY_NAME_ALL_VENDORS, name), 0, &avp)
	    || (value && fd_msg_avp_setvalue(avp, value)) || fd_msg_avp_add(where, MSG_BRW_LAST_CHILD, avp)) {
		fprintf(stderr, "cannot write %s\n", name);
		_exit(1);
	}
	return avp;
}

static void append_u32(msg_or_avp *where, const char *name, uint32_t number)
{
	union avp_value value;
	memset(&value, 0, sizeof value);
	value.u32 = number;
	append(where, name, &value);
}

static void append_u64(msg_or_avp *where, const char *name, uint64_t number)
{
	union avp_value value;
	memset(&value, 0, sizeof value);
	value.u64 = number;
	append(where, name, &value);
}

static void append_text(msg_or_avp *where, const char *name, const char *text)
{
	union avp_value value;
	memset(&value, 0, sizeof value);
	value.os.data = (uint8_t *)text;
	value.os.len = strlen(text);
	append(where, name, &value);
}

static uint32_t number_in(struct msg *message, const char *name)
{
	struct avp *avp = NULL;
	struct avp_hdr *header;
	if (fd_msg_search_avp(message, find(DICT_AVP, AVP_BY_NAME_ALL_VENDORS, name), &avp) || !avp
	    || fd_msg_avp_hdr(avp, &header) || !header->avp_value)
		return 0;
	return header->avp_value->u32;
}

/* ------------------------------------------------------------------ server */

static int answer(struct msg **message, struct avp *avp, struct session *session, void *accounting, enum disp_action *action)
{
	struct msg_hdr *header;
	uint32_t type, number;
	(void)avp;
	(void)session;
	(void)action;
	CHECK_FCT(fd_msg_hdr(*message, &header));
	if (!(header->msg_flags & CMD_FLAG_REQUEST))
		return 0;
	if (discard) {
		CHECK_FCT(fd_msg_free(*message));
		*message = NULL;
		return 0;
	}
	if (delay_ms)
		usleep(delay_ms * 1000);
	type = number_in(*message, accounting ? "Accounting-Record-Type" : "CC-Request-Type");
	number = number_in(*message, accounting ? "Accounting-Record-Number" : "CC-Request-Number");
	CHECK_FCT(fd_msg_new_answer_from_req(fd_g_config->cnf_dict, message, 0));
	append_u32(*message, "Result-Code", answer_code);
	CHECK_FCT(fd_msg_add_origin(*message, 0));
	append_u32(*message, accounting ? "Acct-Application-Id" : "Auth-Application-Id", accounting ? 3 : 4);
	append_u32(*message, accounting ? "Accounting-Record-Type" : "CC-Request-Type", type);
	append_u32(*message, accounting ? "Accounting-Record-Number" : "CC-Request-Number", number);
	if (!accounting)
		append_u64(append(*message, "Granted-Service-Unit", NULL), "CC-Total-Octets", 10485760);
	return fd_msg_send(message, NULL, NULL);
}

/* ------------------------------------------------------------------ client */

static void counted(const char *name)
{
	int i;
	pthread_mutex_lock(&lock);
	for (i = 0; i < KINDS && results[i].name[0] && strcmp(results[i].name, name); i++)
		;
	if (i < KINDS) {
		snprintf(results[i].name, sizeof results[i].name, "%s", name);
		results[i].count++;
	}
	outstanding--;
	pthread_mutex_unlock(&lock);
	sem_post(&window);
}

static void answered(void *data, struct msg **message)
{
	char name[16];
	(void)data;
	uint32_t code = number_in(*message, "Result-Code");
	snprintf(name, sizeof name, "%u", code);
	if (code == 3002)
		usleep(20000); /* no peer: nothing is won by asking again at once */
	fd_msg_free(*message);
	*message = NULL;
	counted(name);
}

static void expired(void *data, DiamId_t to, size_t to_length, struct msg **message)
{
	(void)data;
	(void)to;
	(void)to_length;
	fd_msg_free(*message);
	*message = NULL;
	counted("timeout");
}

static int send_one(long number)
{
	struct msg *message = NULL;
	struct timespec until;
	struct msg_hdr *header;
	struct avp *service;
	int accounting = !strcmp(job_app, "acct");
	CHECK_FCT(fd_msg_new(find(DICT_COMMAND, CMD_BY_NAME, accounting ? "Accounting-Request" : "Credit-Control-Request"),
			     MSGFL_ALLOC_ETEID, &message));
	CHECK_FCT(fd_msg_hdr(message, &header));
	header->msg_appl = accounting ? 3 : 4; /* the daemon's own dictionary has ACR under application 0 */
	CHECK_FCT(fd_msg_new_session(message, (os0_t) "vernier", 7));
	CHECK_FCT(fd_msg_add_origin(message, 0));
	append_text(message, "Destination-Realm", fd_g_config->cnf_diamrlm);
	append_u32(message, accounting ? "Acct-Application-Id" : "Auth-Application-Id", accounting ? 3 : 4);
	if (accounting) {
		append_u32(message, "Accounting-Record-Type", 1);
		append_u32(message, "Accounting-Record-Number", (uint32_t)number);
	} else {
		append_text(message, "Service-Context-Id", "32251@3gpp.org");
		append_u32(message, "CC-Request-Type", 4);
		append_u32(message, "CC-Request-Number", (uint32_t)number);
		service = append(message, "Multiple-Services-Credit-Control", NULL);
		append_u64(append(service, "Requested-Service-Unit", NULL), "CC-Total-Octets", 10485760);
		append_u32(service, "Rating-Group", 100);
	}
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += job_ms / 1000;
	until.tv_nsec += job_ms % 1000 * 1000000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	return fd_msg_send_timeout(&message, answered, NULL, expired, &until);
}

static void *run(void *unused)
{
	char line[KINDS * 32] = "";
	long number;
	int i;
	(void)unused;
	memset(results, 0, sizeof results);
	sem_init(&window, 0, job_window);
	for (number = 1; number <= job_count && !enough; number++) {
		sem_wait(&window);
		pthread_mutex_lock(&lock);
		outstanding++;
		pthread_mutex_unlock(&lock);
		if (send_one(number))
			counted("unsent");
	}
	for (i = 0; i < job_window; i++)
		sem_wait(&window);
	sem_destroy(&window);
	for (i = 0; i < KINDS && results[i].name[0]; i++)
		snprintf(line + strlen(line), sizeof line - strlen(line), " %s=%ld", results[i].name, results[i].count);
	say("DONE%s", line);
	return NULL;
}

/* ------------------------------------------------------------------ commands and events */

static void start_job(void)
{
	pthread_t thread;
	enough = 0;
	if (!pthread_create(&thread, NULL, run, NULL))
		pthread_detach(thread);
}

static void obey(const char *line)
{
	long number;
	if (sscanf(line, "call %15s %ld %ld %ld", job_app, &job_count, &job_window, &job_ms) == 4) {
		start_job();
	} else if (sscanf(line, "traffic %15s %ld %ld", job_app, &job_window, &job_ms) == 3) {
		job_count = FOREVER;
		start_job();
	} else if (!strncmp(line, "enough", 6)) {
		enough = 1;
	} else if (sscanf(line, "delay %ld", &number) == 1) {
		delay_ms = number;
		say("OK");
	} else if (sscanf(line, "answer %ld", &number) == 1) {
		answer_code = number;
		discard = 0;
		say("OK");
	} else if (!strncmp(line, "discard", 7)) {
		discard = 1;
		say("OK");
	} else {
		say("WHAT? %s", line);
	}
}

static void *listen_to_input(void *unused)
{
	char line[512];
	(void)unused;
	fd_core_waitstartcomplete();
	say("READY");
	while (fgets(line, sizeof line, stdin))
		obey(line);
	_exit(1);
}

static void happened(enum fd_hook_type type, struct msg *message, struct peer_hdr *peer, void *other,
		     struct fd_hook_permsgdata *per_message, void *unused)
{
	const char *name = peer ? (const char *)peer->info.pi_diamid : "?";
	(void)message;
	(void)per_message;
	(void)unused;
	if (type == HOOK_PEER_CONNECT_SUCCESS)
		say("EVENT up %s", name);
	else if (type == HOOK_PEER_CONNECT_FAILED)
		say("EVENT failed %s %s", name, other ? (const char *)other : "");
	else if (type == HOOK_MESSAGE_FAILOVER)
		say("EVENT failover %s", name);
	else
		say("FAULT %s", message && other ? (const char *)other : "unreadable");
}

static int entry(char *configuration)
{
	struct disp_when when;
	struct fd_hook_hdl *hook;
	struct disp_hdl *handler;
	pthread_t thread;
	(void)configuration;
	memset(&when, 0, sizeof when);
	when.app = find(DICT_APPLICATION, APPLICATION_BY_NAME, "Diameter Credit Control Application");
	when.command = find(DICT_COMMAND, CMD_BY_NAME, "Credit-Control-Request");
	CHECK_FCT(fd_disp_app_support(when.app, NULL, 1, 0));
	CHECK_FCT(fd_disp_register(answer, DISP_HOW_CC, &when, NULL, &handler));
	when.app = find(DICT_APPLICATION, APPLICATION_BY_NAME, "Diameter Base Accounting");
	when.command = find(DICT_COMMAND, CMD_BY_NAME, "Accounting-Request");
	CHECK_FCT(fd_disp_app_support(when.app, NULL, 0, 1));
	CHECK_FCT(fd_disp_register(answer, DISP_HOW_CC, &when, (void *)1, &handler));
	CHECK_FCT(fd_hook_register(HOOK_MASK(HOOK_PEER_CONNECT_SUCCESS, HOOK_PEER_CONNECT_FAILED, HOOK_MESSAGE_FAILOVER,
					     HOOK_MESSAGE_PARSING_ERROR),
				   happened, NULL, NULL, &hook));
	CHECK_POSIX(pthread_create(&thread, NULL, listen_to_input, NULL));
	CHECK_POSIX(pthread_detach(thread));
	return 0;
}

void fd_ext_fini(void)
{
}

EXTENSION_ENTRY("vernier_foreign", entry, "dict_dcca");
