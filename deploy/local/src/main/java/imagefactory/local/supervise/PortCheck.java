package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import java.io.IOException;
import java.util.List;

/// Says in one sentence which port is taken and by whom, before anything starts.
record PortCheck(Home home) {

  void check(List<Member> members) throws StackFailed, IOException, InterruptedException {
    for (Member member : members) {
      int port = home.port(member);
      if (!PortOwner.free(port)) {
        throw new StackFailed(
            "Port %d, which %s needs, is in use by %s; end that, or shift all ports with FACTORY_PORT_OFFSET=100."
                .formatted(port, member.title(), PortOwner.of(port).orElse("another program")));
      }
    }
  }
}
