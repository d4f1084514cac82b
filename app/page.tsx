import { Lobby } from "./lobby/Lobby.tsx";

export default function Page() {
  return <Lobby />;
}
