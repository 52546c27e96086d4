package dev.kubeone.activities.guards;

import dev.kubeone.activities.planning.Wanted;
import dev.kubeone.model.facts.SafetyFacts.EtcdFacts;
import dev.kubeone.model.plan.Blocker;
import java.util.List;
import java.util.stream.Stream;

/** Every member of etcd is healthy, all know one another, no alarm is raised: one may be away without harm then. */
public final class EtcdHealthy implements Guard {
    /** etcd's default quota is 2 GiB; beyond it takes no more writes. */
    private static final long LARGE = 1_600_000_000L;

    private static final String NAME = "EtcdHealthy";

    @Override
    public List<Blocker> blockers(Wanted wanted) {
        var members = members(wanted);
        return members.stream()
                .flatMap(member -> Stream.concat(
                        member.problem().isEmpty() ? known(member, members.size()) : unhealthy(member),
                        member.alarms().stream().map(alarm -> raised(member, alarm))))
                .toList();
    }

    @Override
    public List<String> warnings(Wanted wanted) {
        var members = members(wanted);
        var large = members.stream()
                .filter(member -> member.bytes() > LARGE)
                .map(member -> "etcd on " + member.host() + " holds " + member.bytes() / 1_000_000
                        + " MB, its quota is 2147 MB unless you raised it: defragment it or delete what nobody needs");
        var spare = members.size() == 1 || members.size() == 2
                ? Stream.of("etcd has " + members.size() + (members.size() == 1 ? " member" : " members")
                        + ": while a control plane is worked on the cluster's API does not answer")
                : Stream.<String>empty();
        return Stream.concat(spare, large).toList();
    }

    private static List<EtcdFacts> members(Wanted wanted) {
        return wanted.facts().api().safety().etcd();
    }

    private static Stream<Blocker> unhealthy(EtcdFacts member) {
        return Stream.of(new Blocker(
                NAME,
                member.host(),
                "the host's etcd member is not healthy: " + member.problem(),
                "look at its log: crictl logs $(crictl ps -a -q --name etcd); with one member down no other may be"
                        + " taken away"));
    }

    private static Stream<Blocker> known(EtcdFacts member, int wanted) {
        return member.members() == wanted
                ? Stream.empty()
                : Stream.of(new Blocker(
                        NAME,
                        member.host(),
                        "the host's etcd knows " + member.members() + " started members, there are " + wanted
                                + " control planes",
                        "finish joins with start-install, or remove members that are gone: etcdctl member remove"));
    }

    private static Blocker raised(EtcdFacts member, String alarm) {
        var next = alarm.equals("NOSPACE")
                ? "compact and defragment etcd, then: etcdctl alarm disarm"
                : "replace the member that is corrupt, then: etcdctl alarm disarm";
        return new Blocker(NAME, member.host(), "etcd has raised the alarm " + alarm, next);
    }
}
