import type { Metadata } from "next";
import { copy } from "../copy.ts";
import { BankRoom } from "./BankRoom.tsx";

export const metadata: Metadata = { title: copy.bank.title, description: copy.bank.lead };

export default function Page() {
  return <BankRoom />;
}
