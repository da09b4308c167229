package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepgate.audit.Head;
import dev.stepgate.run.store.Holder.State;
import dev.stepgate.support.UserError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** What every store promises, whatever database it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
  static final Duration LEASE = Duration.ofMillis(600);
  static final Instant NOW = Instant.parse("2026-07-11T14:30:00.123Z");
  static final Owner HERE = Owner.ofThisProcess();
  static final Owner ELSEWHERE = new Owner("bob", "db2", "another boot", 4711, 99);
  final String run = "run_" + UUID.randomUUID();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private int targets;
  Store store;
  Store other;

  /** An empty database of its own. */
  abstract StoreSettings settings() throws Exception;

  abstract Vendor vendor();

  @BeforeAll
  void openTwice() throws Exception {
    StoreSettings settings = settings();
    List<Store> stores =
        atOnce(() -> Store.open(settings, clock), () -> Store.open(settings, clock));
    store = stores.get(0);
    other = stores.get(1);
  }

  @AfterAll
  void closeBoth() {
    store.close();
    other.close();
  }

  @Test
  void knowsWhatTheServerIs() {
    assertThat(store.vendor()).isEqualTo(vendor());
    assertThat(other.vendor()).isEqualTo(vendor());
  }

  @Test
  void shipsTheVersionThatItChecksFor() {
    Integer newest =
        store
            .jdbc()
            .queryForObject("select max(installed_rank) from " + Schema.HISTORY, Integer.class);
    assertThat(newest).isEqualTo(Schema.VERSION);
  }

  @Test
  void keepsRuns() {
    RunRow row = row("jobs_1_" + run, NOW);
    assertThat(store.runs().insert(row)).isTrue();
    assertThat(other.runs().find(row.runId())).contains(row);
    RunRow failed =
        new RunRow(
            row.runId(),
            row.runbook(),
            row.target(),
            row.folder(),
            "failed",
            row.startedBy(),
            row.startedAt(),
            NOW.plusSeconds(5));
    assertThat(other.runs().update(failed)).isTrue();
    assertThat(store.runs().find(row.runId())).contains(failed);
  }

  @Test
  void refusesASecondRunOfTheSameName() {
    RunRow row = row("twice_" + run, NOW);
    assertThat(store.runs().insert(row)).isTrue();
    assertThat(other.runs().insert(row)).isFalse();
    assertThat(store.runs().update(row("never_" + run, NOW))).isFalse();
  }

  @Test
  void listsTheNewestRunsFirst() {
    Instant future = Instant.parse("2200-01-01T00:00:00Z");
    List.of(2, 0, 1).forEach(n -> store.runs().insert(row(n + "_" + run, future.plusSeconds(n))));
    assertThat(store.runs().list(2))
        .extracting(RunRow::runId)
        .containsExactly("2_" + run, "1_" + run);
  }

  @Test
  void keepsEveryNoticeOnceAndGivesItToOneSender() throws Exception {
    NoticeRow row =
        new NoticeRow(
            run + "/failed/1/ops",
            run,
            "ops",
            "failed",
            "{}",
            NoticeRow.State.PENDING,
            0,
            null,
            NOW,
            NOW,
            NOW);
    assertThat(store.notices().insert(row)).isTrue();
    assertThat(other.notices().insert(row)).isFalse();
    assertThat(other.notices().due(run, 10)).containsExactly(row);

    Instant until = NOW.plusSeconds(60);
    List<Boolean> claims =
        atOnce(() -> store.notices().claim(row, until), () -> other.notices().claim(row, until));
    assertThat(claims).containsExactlyInAnyOrder(true, false);
    assertThat(store.notices().due("", 10)).doesNotContain(row);

    store.notices().settle(row.id(), NoticeRow.State.PENDING, "answered 503", NOW.plusSeconds(1));
    assertThat(store.notices().due(run, 10)).isEmpty();
    store.notices().settle(row.id(), NoticeRow.State.SENT, null, NOW);
    assertThat(other.notices().of(run))
        .containsExactly(
            new NoticeRow(
                row.id(),
                run,
                "ops",
                "failed",
                "{}",
                NoticeRow.State.SENT,
                1,
                null,
                NOW,
                NOW,
                NOW));
    assertThat(other.notices().claim(row, until)).isFalse();
  }

  @Test
  void takesAFreeTargetOnce() throws Exception {
    String target = target();
    Lease lease = store.leases().acquire(target, run, HERE);
    assertThat(lease).isEqualTo(new Lease(target, run, HERE, 1));
    assertThatThrownBy(() -> other.leases().acquire(target, "second", HERE))
        .isInstanceOf(TargetHeld.class)
        .hasMessage(
            "target '"
                + target
                + "' is held by run "
                + run
                + ", at work as "
                + HERE.describe()
                + " since 2026-07-11T14:30:00.123Z");
    assertThat(other.leases().holder(target))
        .contains(new Holder(target, run, HERE, 1, NOW, State.ALIVE, null));
  }

  @Test
  void countsEveryHolder() throws Exception {
    String target = target();
    store.leases().release(store.leases().acquire(target, run, HERE));
    assertThat(store.leases().holder(target)).isEmpty();
    Lease second = other.leases().acquire(target, "second", HERE);
    assertThat(second.fence()).isEqualTo(2);
    other.leases().release(second);
    Lease third = store.leases().resume(target, run, HERE).lease();
    assertThat(third.fence()).isEqualTo(3);
    assertThat(store.leases().fenceBefore(third)).hasValue(1);
    assertThat(store.leases().othersSince(third, 1))
        .containsExactly(new Hold(target, 2, "second", NOW));
  }

  @Test
  void tellsTargetsApartToTheLastLetter() throws Exception {
    String target = target();
    Lease lower = store.leases().acquire(target + "/jöbs", run, HERE);
    Lease upper = store.leases().acquire(target + "/JÖBS", run, HERE);
    Lease plain = store.leases().acquire(target + "/jobs \uD83D\uDE80", run, HERE);
    assertThat(List.of(lower, upper, plain)).extracting(Lease::fence).containsOnly(1L);
  }

  @Test
  void refusesATargetThatIsTooLong() {
    assertThatThrownBy(() -> store.leases().acquire("x".repeat(501), run, HERE))
        .isInstanceOf(UserError.class)
        .hasMessage("the lock is 501 characters long, 500 are possible");
  }

  @Test
  void givesATargetToOneOfTwoAtTheSameInstant() throws Exception {
    for (int round = 0; round < 10; round++) {
      String target = target();
      List<String> won =
          atOnce(() -> attempt(store, target, "one"), () -> attempt(other, target, "two"));
      assertThat(won).containsOnlyOnce("lost");
    }
  }

  @Test
  void givesADeadRunToOneOfTwoResumes() throws Exception {
    for (int round = 0; round < 5; round++) {
      String target = target();
      store.leases().acquire(target, run, dead());
      List<String> won = atOnce(() -> resume(store, target), () -> resume(other, target));
      assertThat(won).containsOnlyOnce("lost");
    }
  }

  @Test
  void saysHowAParkedRunStandsAndWhatToDoAboutIt() throws Exception {
    String look =
        "Look at it with 'stepgate show RUN', then go on with 'stepgate resume RUN', or give it up"
            + " with 'stepgate abort RUN --reason TEXT'.";
    assertThat(parked("waiting"))
        .isEqualTo(
            ", which waits for a person since 2026-07-11T14:30:00.123Z\nhint: Answer it with"
                + " 'stepgate confirm RUN', or give it up with 'stepgate abort RUN --reason TEXT'.");
    assertThat(parked("interrupted"))
        .isEqualTo(", which was interrupted and has not ended\nhint: " + look);
    assertThat(parked("refused")).isEqualTo(", which was refused and has not ended\nhint: " + look);
    assertThat(parked("running"))
        .isEqualTo(", on which nobody works; its outcome is unknown\nhint: " + look);
  }

  /** What a second run is told of a parked one, after its name. */
  private String parked(String state) throws Exception {
    String target = target();
    String parked = state + "_" + run;
    store.runs().insert(row(parked, state, NOW));
    store.leases().park(store.leases().acquire(target, parked, HERE));
    String told = held(() -> other.leases().acquire(target, "second", HERE)).refusal().render();
    String before = "error: target '" + target + "' is held by run RUN";
    assertThat(told.replace(parked, "RUN")).startsWith(before);
    return told.replace(parked, "RUN").substring(before.length());
  }

  @Test
  void resumesAParkedRunButNoOtherRun() throws Exception {
    String target = target();
    Lease lease = store.leases().acquire(target, run, HERE);
    store.leases().park(lease);
    assertThat(store.leases().holds(lease)).isFalse();
    TargetHeld held = held(() -> other.leases().resume(target, "second", HERE));
    assertThat(held.holder().state()).isEqualTo(State.PARKED);
    Taken taken = other.leases().resume(target, run, HERE);
    assertThat(taken.from()).isEqualTo(held.holder());
    assertThat(taken.lease().fence()).isEqualTo(2);
    assertThat(other.leases().holds(taken.lease())).isTrue();
  }

  @Test
  void neverResumesARunThatIsAlive() throws Exception {
    String target = target();
    store.leases().acquire(target, run, HERE);
    TargetHeld held = held(() -> other.leases().resume(target, run, HERE));
    assertThat(held.holder().state()).isEqualTo(State.ALIVE);
  }

  @Test
  void findsAProcessThatIsGone() throws Exception {
    String target = target();
    store.leases().acquire(target, run, dead());
    assertThat(held(() -> other.leases().acquire(target, "second", HERE)).refusal().render())
        .isEqualTo(
            "error: target '"
                + target
                + "' is held by run "
                + run
                + ", whose process "
                + HERE.describe()
                + " is gone; its outcome is unknown\nhint: Look at it with 'stepgate show "
                + run
                + "', then go on with 'stepgate resume "
                + run
                + "', or give it up with 'stepgate abort "
                + run
                + " --reason TEXT'.");
    assertThat(other.leases().resume(target, run, HERE).from())
        .isEqualTo(new Holder(target, run, dead(), 1, NOW, State.DEAD, null));
  }

  @Test
  void takesASilentHolderOnAnotherMachineForDead() throws Exception {
    String target = target();
    Lease silent = store.leases().acquire(target, run, ELSEWHERE);
    Lease taken = other.leases().resume(target, run, HERE).lease();
    assertThat(taken.fence()).isEqualTo(2);
    assertThat(store.leases().holds(silent)).isFalse();
  }

  @Test
  void tellsAtAGlanceWhetherAHolderOnAnotherMachineStillBeats() throws Exception {
    String target = target();
    Lease lease = other.leases().acquire(target, run, ELSEWHERE);
    long began = System.nanoTime();
    assertThat(store.leases().holderAtAGlance(target)).map(Holder::state).contains(State.ALIVE);
    assertThat(System.nanoTime() - began).isLessThan(LEASE.toNanos());
    Thread.sleep(LEASE.toMillis() + 50);
    other.leases().beat(lease);
    assertThat(store.leases().holderAtAGlance(target)).map(Holder::state).contains(State.ALIVE);
    Thread.sleep(LEASE.toMillis() + 50);
    assertThat(store.leases().holderAtAGlance(target)).map(Holder::state).contains(State.DEAD);
  }

  @Test
  void givesTheSameAnswerToARequestThatComesTwice() {
    KeptAnswers answers = store.answers();
    String key = UUID.randomUUID().toString();
    assertThat(answers.begin("ann", key, "d1")).isTrue();
    assertThat(other.answers().begin("ann", key, "d2")).isFalse();
    assertThat(other.answers().find("ann", key).orElseThrow().answered()).isFalse();
    answers.keep("ann", key, 201, "{\"run_id\":\"ü\"}");
    assertThat(other.answers().find("ann", key))
        .contains(new KeptAnswers.Kept("d1", 201, "{\"run_id\":\"ü\"}"));
    answers.forget("ann", key);
    assertThat(other.answers().find("ann", key)).isPresent();
    assertThat(other.answers().begin("bob", key, "d1")).isTrue();
    other.answers().forget("bob", key);
    assertThat(answers.find("bob", key)).isEmpty();
  }

  @Test
  void hearsAHolderOnAnotherMachine() throws Exception {
    String target = target();
    Lease lease = store.leases().acquire(target, run, ELSEWHERE);
    Duration often = LEASE.dividedBy(20);
    try (Heartbeat heartbeat = Heartbeat.start(store.leases(), lease, often, new Silence())) {
      assertThat(other.leases().holder(target)).map(Holder::state).contains(State.ALIVE);
    }
  }

  @Test
  void letsAnOlderHolderDoNothing() throws Exception {
    String target = target();
    Lease old = store.leases().acquire(target, run, dead());
    other.leases().resume(target, run, HERE);
    String lost = "another process has taken over run " + run + " or its target '" + target + "'";
    Leases leases = store.leases();
    assertThatThrownBy(() -> leases.recordHead(old, new Head(9, "9".repeat(64)))).hasMessage(lost);
    assertThatThrownBy(() -> leases.beat(old)).hasMessage(lost);
    assertThatThrownBy(() -> leases.park(old)).hasMessage(lost);
    assertThatThrownBy(() -> leases.release(old)).hasMessage(lost);
    assertThat(leases.holder(target)).map(Holder::fence).contains(2L);
  }

  @Test
  void keepsTheHeadOfALogThroughEveryHandOver() throws Exception {
    String target = target();
    String runId = "head_" + run;
    assertThat(store.leases().head(runId)).isEmpty();
    Lease lease = store.leases().acquire(target, runId, HERE);
    record(lease, 1);
    record(lease, 2);
    store.leases().park(lease);
    Lease again = other.leases().resume(target, runId, HERE).lease();
    assertThat(other.leases().head(runId)).contains(head(2));
    store.leases().release(again);
    assertThat(other.leases().head(runId)).contains(head(2));
    Lease third = store.leases().resume(target, runId, HERE).lease();
    record(third, 3);
    assertThat(other.leases().head(runId)).contains(head(3));
    store.leases().release(third);
    store.leases().release(store.leases().resume(target, runId, HERE).lease());
    assertThat(other.leases().head(runId)).contains(head(3));
  }

  @Test
  void takesTheFirstDecisionAndKeepsTheSecond() {
    Decision yes = decision(true, "ann", "done \uD83D\uDE80 \u0000 'quoted'");
    Decision no = decision(false, "bob", "");
    assertThat(store.decisions().offer(yes)).isEmpty();
    assertThat(other.decisions().offer(no)).contains(yes);
    assertThat(other.decisions().find(run, "connect", 1)).contains(yes);
    assertThat(other.decisions().find(run, "connect", 2)).isEmpty();
    assertThat(store.decisions().all(run, "connect", 1)).containsExactly(yes, no);
  }

  @Test
  void takesOneOfTwoDecisionsAtTheSameInstant() throws Exception {
    for (int round = 10; round < 20; round++) {
      Decision ann = decision(round, true, "ann", "");
      Decision bob = decision(round, false, "bob", "");
      var answers = atOnce(() -> store.decisions().offer(ann), () -> other.decisions().offer(bob));
      Decision first = store.decisions().find(run, "connect", round).orElseThrow();
      Decision late = first.equals(ann) ? bob : ann;
      assertThat(answers).containsExactlyInAnyOrder(Optional.empty(), Optional.of(first));
      assertThat(store.decisions().all(run, "connect", round)).containsExactly(first, late);
    }
  }

  @Test
  void remembersWhoAskedFirstForTheEndOfARun() {
    assertThat(store.requests().abortRequested(run)).isEmpty();
    AbortRequest first = store.requests().requestAbort(run, "ann", "wrong backup");
    assertThat(first).isEqualTo(new AbortRequest(run, "ann", "wrong backup", NOW));
    assertThat(other.requests().requestAbort(run, "bob", "me too")).isEqualTo(first);
    assertThat(other.requests().abortRequested(run)).contains(first);
  }

  @Test
  void keepsAccountsAndWhatWasDoneToThem() throws Exception {
    Accounts accounts = store.accounts();
    assertThat(accounts.hasAdmin()).isFalse();
    Account ann = account("ann", "hash", Accounts.ADMIN);
    assertThat(accounts.addFirst(ann, deed("ann came first"))).isTrue();
    assertThat(accounts.addFirst(account("eve", "hash", Accounts.ADMIN), deed("eve"))).isFalse();
    assertThat(accounts.add(account("bob", "", "viewer", "approver"), deed("bob came"))).isTrue();
    assertThat(accounts.add(account("bob", "other", "viewer"), deed("bob twice"))).isFalse();
    assertThat(other.accounts().all()).extracting(Account::name).containsExactly("ann", "bob");
    assertThat(other.accounts().find("bob")).contains(account("bob", "", "viewer", "approver"));
    assertThat(other.accounts().find("Ann")).isEmpty();
    assertThat(other.accounts().setPassword("bob", "new", deed("bob's password"))).isTrue();
    assertThat(accounts.find("bob").orElseThrow().stamp()).isEqualTo(1);
    assertThat(accounts.setPassword("eve", "new", deed("eve's password"))).isFalse();
    assertThat(other.deeds().list(0, 3))
        .extracting(Deed::what)
        .startsWith("bob's password", "bob came", "ann came first");
    leavesAnAdministrator();
    redeemsAnInvitationOnce();
    keepsTokens();
    letsNoTwoAdministratorsRemoveEachOther();
  }

  private void leavesAnAdministrator() {
    Accounts accounts = store.accounts();
    assertThat(accounts.setRoles("ann", List.of("viewer"), deed("no"))).isFalse();
    assertThat(accounts.setDisabled("ann", true, deed("no"))).isFalse();
    assertThat(accounts.find("ann").orElseThrow().roles()).containsExactly(Accounts.ADMIN);
    assertThat(accounts.setRoles("bob", List.of(Accounts.ADMIN), deed("bob rose"))).isTrue();
    assertThat(accounts.setDisabled("ann", true, deed("ann went"))).isTrue();
    assertThat(accounts.setRoles("bob", List.of(), deed("no"))).isFalse();
    assertThat(other.deeds().list(0, 2)).containsExactly(deed("ann went"), deed("bob rose"));
  }

  private void redeemsAnInvitationOnce() {
    Invitation old = new Invitation("1".repeat(64), "ann", NOW.plusSeconds(9));
    Invitation link = new Invitation("2".repeat(64), "ann", NOW.plusSeconds(9));
    store.accounts().invite(old, deed("a link"));
    store.accounts().invite(link, deed("another link"));
    assertThat(other.accounts().invitation(old.digest(), NOW)).isEmpty();
    assertThat(other.accounts().invitation(link.digest(), NOW)).contains(link);
    assertThat(other.accounts().invitation(link.digest(), link.expires())).isEmpty();
    assertThat(other.accounts().redeem(link, "chosen", deed("chose"))).isTrue();
    assertThat(store.accounts().redeem(link, "again", deed("chose again"))).isFalse();
    assertThat(store.accounts().find("ann").orElseThrow().hash()).isEqualTo("chosen");
  }

  private void keepsTokens() {
    Token token = new Token("ann", "cron", "a".repeat(64), NOW, NOW.plusSeconds(60));
    Token same = new Token("ann", "cron", "b".repeat(64), NOW, NOW.plusSeconds(60));
    assertThat(store.tokens().add(token, deed("a token"))).isTrue();
    assertThat(store.tokens().add(same, deed("no token"))).isFalse();
    assertThat(other.tokens().of("ann")).containsExactly(token);
    assertThat(other.tokens().find(token.digest(), NOW)).contains(token);
    assertThat(other.tokens().find(token.digest(), token.expires())).isEmpty();
    assertThat(store.deeds().list(0, 1)).containsExactly(deed("a token"));
    assertThat(other.tokens().revoke("ann", "cron", deed("revoked"))).isTrue();
    assertThat(store.tokens().revoke("ann", "cron", deed("no"))).isFalse();
    assertThat(store.tokens().find(token.digest(), NOW)).isEmpty();
    assertThat(store.deeds().list(0, 1)).containsExactly(deed("revoked"));
  }

  private static Account account(String name, String hash, String... roles) {
    return new Account(name, hash, List.of(roles), false, 0, NOW);
  }

  private static Deed deed(String what) {
    return new Deed(NOW, "ann", "console, from 127.0.0.1", what);
  }

  private void letsNoTwoAdministratorsRemoveEachOther() throws Exception {
    for (int round = 0; round < 5; round++) {
      String one = "one" + round + run;
      String two = "two" + round + run;
      List<Account> before = store.accounts().all();
      store.accounts().add(account(one, "hash", Accounts.ADMIN), deed("one"));
      store.accounts().add(account(two, "hash", Accounts.ADMIN), deed("two"));
      before.forEach(gone -> store.accounts().setRoles(gone.name(), List.of(), deed("gone")));
      List<Boolean> removed =
          atOnce(
              () -> store.accounts().setDisabled(two, true, deed("removes two")),
              () -> other.accounts().setDisabled(one, true, deed("removes one")));
      assertThat(removed).containsExactlyInAnyOrder(true, false);
      assertThat(store.accounts().hasAdmin()).isTrue();
    }
  }

  @Test
  void carriesSpringBatch() throws Exception {
    BatchOnStore batch = new BatchOnStore(store);
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    Runnable failsOnce =
        () -> {
          if (second.incrementAndGet() == 1) {
            throw new IllegalStateException("no such table \uD83D\uDE80");
          }
        };
    JobExecution failed = batch.start(run, List.of(first::incrementAndGet, failsOnce));
    assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
    JobExecution stored = new BatchOnStore(other).repository.getJobExecution(failed.getId());
    assertThat(stored.getStepExecutions())
        .extracting(StepExecution::getStatus)
        .containsExactly(BatchStatus.COMPLETED, BatchStatus.FAILED);
    JobExecution passed = batch.restart(failed);
    assertThat(passed.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(first).hasValue(1);
    assertThat(second).hasValue(2);
    assertThat(batch.repository.getLastJobExecution(run, BatchOnStore.parameters(run)))
        .isEqualTo(passed);
    assertThat(batch.repository.getStepExecutionCount(passed.getJobInstance(), "step-1"))
        .isEqualTo(2);
  }

  @Test
  void startsTwoJobsAtTheSameInstant() throws Exception {
    BatchOnStore here = new BatchOnStore(store);
    BatchOnStore there = new BatchOnStore(other);
    for (int round = 0; round < 10; round++) {
      String name = round + run;
      Runnable nothing = () -> {};
      List<JobExecution> both =
          atOnce(
              () -> here.start("a" + name, List.of(nothing)),
              () -> there.start("b" + name, List.of(nothing)));
      assertThat(both).extracting(JobExecution::getStatus).containsOnly(BatchStatus.COMPLETED);
    }
  }

  String target() {
    return "db/" + run + "/" + targets++;
  }

  /** This process number, but of a process that started at another time. */
  static Owner dead() {
    return new Owner(HERE.user(), HERE.host(), HERE.boot(), HERE.pid(), HERE.started() + 1);
  }

  static Head head(long seq) {
    return new Head(seq, String.valueOf(seq).repeat(64));
  }

  private void record(Lease lease, long seq) {
    store.leases().recordHead(lease, head(seq));
  }

  private static RunRow row(String runId, Instant at) {
    return row(runId, "running", at);
  }

  private static RunRow row(String runId, String state, Instant at) {
    return new RunRow(runId, "jobs", "db/jobs", Path.of("/logs", runId), state, "ann", at, at);
  }

  private Decision decision(boolean confirmed, String user, String note) {
    return decision(1, confirmed, user, note);
  }

  private Decision decision(int attempt, boolean confirmed, String user, String note) {
    List<String> items = List.of("Signed in", "Status\nConnected");
    return new Decision(
        run, "connect", attempt, confirmed, user, "db1", "terminal", NOW, note, items, "GO", "e3");
  }

  private static TargetHeld held(Callable<?> work) {
    return catchThrowableOfType(TargetHeld.class, work::call);
  }

  private static String attempt(Store store, String target, String runId) {
    try {
      return store.leases().acquire(target, runId, HERE).runId();
    } catch (TargetHeld held) {
      return "lost";
    }
  }

  private String resume(Store store, String target) {
    try {
      return store.leases().resume(target, run, HERE).lease().runId();
    } catch (TargetHeld held) {
      return "lost";
    }
  }

  static <T> List<T> atOnce(Callable<T> one, Callable<T> two) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<T> first = threads.submit(() -> together(start, one));
      Future<T> second = threads.submit(() -> together(start, two));
      return List.of(first.get(), second.get());
    } finally {
      threads.shutdown();
    }
  }

  private static <T> T together(CyclicBarrier start, Callable<T> work) throws Exception {
    start.await();
    return work.call();
  }

  /** Expects no bad news. */
  static final class Silence implements Heartbeat.Listener {
    @Override
    public void leaseLost(UserError why) {
      throw why;
    }

    @Override
    public void storeUnreachable(UserError why) {
      throw why;
    }
  }
}
