package imagefactory.local.supervise;

import imagefactory.local.home.Home;
import imagefactory.local.home.Member;
import imagefactory.stack.KafkaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The Kafka broker.
record KafkaServer(Home home, AotCache cache, AotCache.Program program) implements Startable {

  static AotCache.Program program(List<Path> classPath) {
    return new AotCache.Program(Member.KAFKA.title(), classPath, KafkaProcess.SMALL);
  }

  @Override
  public Member member() {
    return Member.KAFKA;
  }

  @Override
  public Path log() {
    return home.log(member());
  }

  @Override
  public Running start(Consumer<Process> born) throws IOException, InterruptedException {
    var kafka =
        KafkaProcess.start(
            new KafkaProcess.Settings(
                home.data(member()), log(), home.port(member()), cache.flags(program)));
    born.accept(kafka.process());
    return new Running(kafka.process(), kafka::close);
  }
}
